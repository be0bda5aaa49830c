using System.Globalization;
using Insights.App.Reviewing;
using Insights.App.Web.Pages;
using Insights.Publish.Site;

namespace Insights.App.Web.Queue;

/// <summary>The list of what waits, of what is in the FAQ, and of what was rejected.</summary>
internal static class QueuePage
{
    private static readonly (string Kind, string Title)[] Kinds =
        [(QueueFilter.Waiting, "Waiting"), (QueueFilter.InFaq, "In the FAQ"), (QueueFilter.Lacking, "Did not help"), (QueueFilter.Rejected, "Rejected"), (QueueFilter.All, "All")];

    public static Html Write(PageShell shell, ReviewSnapshot snapshot, QueueFilter filter, ReviewItem? done)
    {
        var frame = MaintainerAssets.In(shell.MaintainerFrame("Review", QueueComposition.Page));
        var shown = snapshot.Items.Where(filter.Takes).ToList();
        var waiting = snapshot.Items.Count(item => item.Waits);
        return frame.Around(Html.Of($"""
            <h1>Review</h1>
            {DecisionWords.Told(done, frame.Addresses)}
            <p class="lead">{(waiting == 0 ? "Nothing waits for a person." : waiting == 1 ? "One draft waits for a person." : $"{waiting.ToString(CultureInfo.InvariantCulture)} drafts wait for a person.")} What you decide is published at once and kept with your name, which readers do not see.</p>
            <form class="filter" method="get" action="{frame.Addresses.Page(QueueComposition.Page)}" role="search">
            <nav aria-label="Which drafts">{Kinds.Select(kind => Link(kind, snapshot, filter, frame.Addresses))}</nav>
            <span class="field"><input type="search" name="q" value="{filter.Words}" aria-label="Words of the question" placeholder="Words of the question" data-key="/"></span>
            <input type="hidden" name="show" value="{filter.Chosen}">
            <button class="button quiet" type="submit">Find</button>
            </form>
            {(shown.Count == 0 ? Html.Of($"<p class=\"panel\">No draft is like that.</p>") : List(shown, frame.Addresses))}
            {KeyHelp.Write([("j", "next"), ("k", "before"), ("Enter", "open"), ("/", "find")])}
            """));
    }

    private static Html Link((string Kind, string Title) kind, ReviewSnapshot snapshot, QueueFilter filter, SiteAddresses addresses)
    {
        var count = snapshot.Items.Count(item => QueueFilter.Is(kind.Kind, item));
        var current = kind.Kind == filter.Chosen ? Html.Of($" aria-current=\"true\"") : Html.None;
        return Html.Of($"<a href=\"{addresses.Page(QueueComposition.Page)}?show={kind.Kind}\"{current}>{kind.Title} <span class=\"count\">{count}</span></a>");
    }

    private static Html List(List<ReviewItem> items, SiteAddresses addresses) => Html.Of($"""
        <ol class="queue">
        {items.Select(item => Html.Of($"""
            <li><a class="q" href="{addresses.Page($"{QueueComposition.Page}/{item.Id}")}">{CommunityText.Write(item.Question)}</a>
            <p class="facts">{Badges(item)}{(item.Reason.Length > 0 ? Html.Of($"<span class=\"why\">{item.Reason}</span> · ") : Html.None)}asked in {item.Asked} · sure {item.Confidence.ToString("0.00", CultureInfo.InvariantCulture)} {Feedback(item)} · <span class="id">{item.Id}</span></p></li>

            """))}</ol>
        """);

    /// <summary>How many people said what of the entry.</summary>
    public static Html Feedback(ReviewItem item) => item.Feedback is { } said
        ? Html.Of($" · helped {said.Helped}, did not help {said.NotHelpful}, asked for a person {said.AskedHuman}")
        : Html.None;

    public static Html Badges(ReviewItem item)
    {
        IEnumerable<(bool Is, string Word)> badges =
        [
            (item.Waits, "waits"), (item.Published is not null, "in the FAQ"), (item.Published is null && !item.Waits, "not in the FAQ"),
            (item.Decision.IsPinned == true, "pinned"), (item.Decision.Edit is not null, "edited"), (item.Decision.Note is { Length: > 0 }, "noted"),
        ];
        return Html.Join(badges.Where(badge => badge.Is).Select(badge => Html.Of($"<span class=\"badge\">{badge.Word}</span> ")));
    }
}
