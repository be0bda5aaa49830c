using Insights.Ingest;

namespace Insights.Publish;

/// <summary>How much of the last publication stays where it was, and whether that is enough to publish.</summary>
internal sealed record EntryMoves(double Continuity, IReadOnlyList<ConversationMove> Moves, bool IsBlocked)
{
    public static EntryMoves Measure(
        IReadOnlyList<FaqEntry> before, IReadOnlyList<FaqEntry> after, IReadOnlyDictionary<ConversationId, string> living, PublishOptions options)
    {
        var (share, moves) = EntryContinuity.Measure(before, after, living, options.Placements);
        return new EntryMoves(share, moves, share < options.MinContinuity && !options.AcceptMoves);
    }
}
