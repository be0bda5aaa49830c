using System.Globalization;

namespace Insights.Publish.Pages;

/// <summary>Says a line of the change log with what is published now, so that nothing taken back survives in old lines.</summary>
internal sealed class EntryNames(Publication publication)
{
    private readonly Dictionary<string, FaqEntry> entries = publication.Entries.ToDictionary(entry => entry.Id);

    public string Describe(EntryChange change)
    {
        var sentence = ChangeSentence.Of(change.Kind);
        var other = sentence.Joint is { } joint ? $" {joint} {Name(change.Other!)}" : "";
        return $"{sentence.Verb}: {Name(change.Entry)}{other}{(change.Kind == ChangeKind.Changed ? Because(change) : "")}";
    }

    public string Name(string id) => entries.TryGetValue(id, out var entry)
        ? $"[{MarkdownText.Escape(entry.Question)}]({ThemePage.FileOf(entry.Theme.Name)}#{entry.Slug})"
        : MarkdownText.Escape(id);

    private static string Because(EntryChange change) => change.Because.Count switch
    {
        0 => "",
        <= 5 => $" (because of {string.Join(", ", change.Because)})",
        _ => string.Create(CultureInfo.InvariantCulture, $" (because of {string.Join(", ", change.Because.Take(5))} and {change.Because.Count - 5} more)"),
    };
}
