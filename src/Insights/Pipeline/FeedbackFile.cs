using Insights.Ingest;
using Insights.Publish;

namespace Insights.Pipeline;

/// <summary>One word of one person on an entry; kept in the work folder only.</summary>
public sealed record FeedbackLine(string Entry, FeedbackKind Kind, Pseudonym Person, DateTimeOffset At);

/// <summary>What people said of entries: a file that only grows, but for what is forgotten.</summary>
public static class FeedbackFile
{
    public static IReadOnlyList<FeedbackLine> Read(WorkFolder work) => JsonText.ReadLines<FeedbackLine>(work.Shared, WorkFolder.FeedbackRecord);

    public static void Add(WorkFolder work, FeedbackLine line) =>
        work.Shared.Append(WorkFolder.FeedbackRecord, [JsonText.WriteLine(line)]);

    /// <summary>One line an entry, by id. A vote overrules the same person's earlier one; asking for a person stands beside it.</summary>
    public static IReadOnlyList<EntryFeedback> Fold(IEnumerable<FeedbackLine> lines) =>
    [
        .. lines.GroupBy(line => line.Entry).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry =>
        {
            var latest = entry.GroupBy(line => (line.Person, IsCall: line.Kind == FeedbackKind.AskedHuman)).Select(person => person.Last().Kind).ToList();
            return new EntryFeedback(
                entry.Key,
                latest.Count(kind => kind == FeedbackKind.Helped),
                latest.Count(kind => kind == FeedbackKind.NotHelpful),
                latest.Count(kind => kind == FeedbackKind.AskedHuman));
        }),
    ];
}
