using System.Globalization;
using Insights.Agents;
using Insights.Draft.Evidencing;

namespace Insights.Draft.Writing;

/// <summary>
/// The messages that a drafter may cite: what others said that was likely right or that a reader found to answer, by
/// thread and time. Contradicted messages and such as speak to a machine were never weighed, so nothing here is either.
/// </summary>
internal sealed record EvidenceList(IReadOnlyList<ShownMessage> Messages, IReadOnlyDictionary<string, WeighedMessage> ByLabel)
{
    /// <summary>Below this probability a message is shown only where a reader names it.</summary>
    private const double LeastProbability = 0.3;

    /// <summary>What a reader's word adds to a message's worth when there is not room for all.</summary>
    private const double NamedByReader = 0.3;

    private const int LongestMessage = 1_600;

    public static EvidenceList Of(DraftMaterial material, IReadOnlyList<ThreadNotes> notes, int room)
    {
        var named = notes.SelectMany(note => note.AnsweredBy).Select(message => message.Message.Id).ToHashSet();
        var threads = material.Threads.Select((thread, place) => (thread.Id, place)).ToDictionary(one => one.Id, one => one.place + 1);
        var likely = material.Weighed
            .Where(weighed => weighed.Probability >= LeastProbability || named.Contains(weighed.Message.Id))
            .ToList();
        var shown = likely.Select((weighed, place) => new ShownMessage(
            Labels.Of(place),
            weighed.Read,
            new QuotedPiece(
                string.Create(CultureInfo.InvariantCulture, $"{Labels.Of(place)}, conversation {threads[weighed.Thread.Id]}, {weighed.Message.SentAt:yyyy-MM-dd}"),
                Excerpts.Of(weighed.Read, material.QuestionCentre, LongestMessage)))).ToList();
        var worth = shown.Zip(likely).ToDictionary(
            pair => pair.First.Label,
            pair => pair.Second.Probability + (named.Contains(pair.Second.Message.Id) ? NamedByReader : 0),
            StringComparer.Ordinal);
        var kept = Excerpts.Fit(shown, one => worth[one.Label], one => one.Piece.Length, room);
        var byLabel = shown.Zip(likely).ToDictionary(pair => pair.First.Label, pair => pair.Second, StringComparer.Ordinal);
        return new EvidenceList(
            kept, kept.ToDictionary(one => one.Label, one => byLabel[one.Label], StringComparer.Ordinal));
    }
}
