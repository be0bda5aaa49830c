using System.Globalization;

namespace Insights.Publish.Pages;

/// <summary>Says a line of the change log with what is published now, so that nothing taken back survives in old lines.</summary>
internal sealed class EntryNames(Publication publication)
{
    private readonly Dictionary<string, FaqEntry> entries = publication.Entries.ToDictionary(entry => entry.Id);

    public string Describe(EntryChange change) => change.Kind switch
    {
        ChangeKind.Added => $"Added: {Name(change.Entry)}",
        ChangeKind.Changed => $"Changed: {Name(change.Entry)}{Because(change)}",
        ChangeKind.Merged => $"Merged: {Name(change.Entry)} into {Name(change.Other!)}",
        ChangeKind.Split => $"Split: {Name(change.Entry)} from {Name(change.Other!)}",
        ChangeKind.Retired => $"Retired: {Name(change.Entry)}",
        ChangeKind.Withdrawn => $"Withdrawn, what backed it was taken back: {Name(change.Entry)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Name(string id) => entries.TryGetValue(id, out var entry)
        ? $"[{MarkdownText.Escape(entry.Question)}]({ThemePage.FileOf(entry.Theme.Name)}#{entry.Slug})"
        : MarkdownText.Escape(id);

    private static string Because(EntryChange change) => change.Because.Count switch
    {
        0 => "",
        <= 5 => $" (because of {string.Join(", ", change.Because)})",
        _ => string.Create(CultureInfo.InvariantCulture, $" (because of {string.Join(", ", change.Because.Take(5))} and {change.Because.Count - 5} more)"),
    };
}
