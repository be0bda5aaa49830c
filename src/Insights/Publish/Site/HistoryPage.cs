namespace Insights.Publish.Site;

/// <summary>The change log, newest first, with the names that are published now.</summary>
internal static class HistoryPage
{
    public const string Name = "changes";

    public static Html Write(SiteContent content)
    {
        var addresses = content.At(0);
        var frame = new PageFrame
        {
            Title = "Changes",
            Site = content.Title,
            Addresses = addresses,
            Menu = content.Menu,
            Current = Name,
            Description = "What was added, changed and taken back, newest first.",
        };
        return frame.Around(Html.Of($"""
            <h1>Changes</h1>
            <p class="lead">What was added, changed and taken back, newest first. <a href="{addresses.File(AtomFeed.Name)}">As a feed</a>.</p>
            <div class="changes">
            {Days(content).Select(day => Day(day.Day, day.Changes, content, addresses))}</div>
            {(content.Log.Count == 0 ? Html.Of($"<p>Nothing so far.</p>") : Html.None)}
            """));
    }

    /// <summary>One change as an item of a list.</summary>
    public static Html Line(EntryChange change, SiteContent content, SiteAddresses addresses)
    {
        var sentence = ChangeSentence.Of(change.Kind);
        var other = sentence.Joint is { } joint ? Html.Of($" {joint} {NameOf(change.Other!, content, addresses)}") : Html.None;
        return Html.Of($"<li><span class=\"kind\">{sentence.Verb}</span> {NameOf(change.Entry, content, addresses)}{other}</li>\n");
    }

    /// <summary>Several runs of a day are one day for readers.</summary>
    public static IEnumerable<(DateOnly Day, IReadOnlyList<EntryChange> Changes)> Days(SiteContent content) => content.Log
        .GroupBy(run => run.Day)
        .Select(day => (day.Key, (IReadOnlyList<EntryChange>)[.. day.SelectMany(run => run.Changes)]));

    private static Html Day(DateOnly day, IReadOnlyList<EntryChange> changes, SiteContent content, SiteAddresses addresses) => Html.Of($"""
        <h2>{day}</h2>
        <ul>
        {changes.Select(change => Line(change, content, addresses))}</ul>

        """);

    private static Html NameOf(string id, SiteContent content, SiteAddresses addresses) => content.ById.TryGetValue(id, out var entry)
        ? Html.Of($"<a href=\"{addresses.Entry(entry)}\">{CommunityText.Write(entry.Question)}</a>")
        : Html.Of($"{id}");
}
