using Insights.Cluster;
using Insights.Draft;
using Insights.Ingest;
using Insights.Ingest.Texts.Unicode;
using Insights.Review;

namespace Insights.Publish;

/// <summary>
/// Turns drafts and decisions into entries. A draft above the bar is published; one that waits for a human leaves what was published
/// before as it is, which keeps entries near the bar from coming and going; one that is rejected takes its entry with it unless
/// maintainers pinned it.
/// </summary>
internal sealed class EntryDraftings(EvidenceTakenBack takenBack, IReadOnlyDictionary<ClusterId, Decision> decisions)
{
    /// <summary>True for messages of a conversation that maintainers put into another cluster than the one named.</summary>
    public Func<MessageId, ClusterId, bool> IsElsewhere { get; init; } = (_, _) => false;

    /// <summary>The entry to publish for one cluster, or null. <paramref name="earlier"/> is already less what was taken back.</summary>
    /// <param name="reviewed">Tonight's draft; null where the cluster has none.</param>
    /// <param name="earlier">The entry as it was, less what was taken back; null where there was none.</param>
    /// <param name="stamp">What the earlier entry was made from.</param>
    public FaqEntry? Decide(ReviewedDraft? reviewed, FaqEntry? earlier, EntryStamp? stamp)
    {
        var cluster = reviewed?.Draft.Cluster ?? earlier!.Cluster;
        var decision = decisions.GetValueOrDefault(cluster);
        if (decision is { Kind: DecisionKind.Rejected } && Holds(decision, reviewed, stamp))
        {
            return null;
        }

        var entry = Choose(reviewed, earlier, stamp, decision);
        return entry is null ? null : Apply(decision, entry);
    }

    private static FaqEntry? Choose(ReviewedDraft? reviewed, FaqEntry? earlier, EntryStamp? stamp, Decision? decision)
    {
        var stays = decision is { IsPinned: true } ? earlier : null;
        if (reviewed is null)
        {
            return stays;
        }

        var isApproved = decision is { Kind: DecisionKind.Approved } && Holds(decision, reviewed, stamp);
        var isEdited = decision?.Edit is not null && decision.Kind != DecisionKind.Rejected;
        return reviewed.Verdict switch
        {
            Verdict.Accepted accepted => Publish(reviewed.Draft, accepted.Confidence, earlier, stamp),
            _ when isApproved || isEdited => Publish(reviewed.Draft, reviewed.Draft.Confidence, earlier, stamp) ?? stays,
            Verdict.NeedsHuman => earlier,
            Verdict.Rejected => stays,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool Holds(Decision decision, ReviewedDraft? reviewed, EntryStamp? stamp) =>
        decision.Fingerprint is null || decision.Fingerprint == (reviewed?.Draft.Fingerprint ?? stamp?.Fingerprint);

    private static FaqEntry? Publish(FaqDraft draft, double confidence, FaqEntry? earlier, EntryStamp? stamp)
    {
        // The same evidence gives the same entry, even where a model would word it anew.
        if (earlier is not null && stamp?.Fingerprint == draft.Fingerprint && SameConversations(earlier, draft))
        {
            return earlier;
        }

        var answer = draft.Answer.Select(Clean).Where(claim => claim.Evidence.Count > 0 && claim.Text.Length > 0).ToList();
        var question = SafeText.Clean(draft.Question);
        return answer.Count == 0 || question.Length == 0
            ? null
            : new FaqEntry
            {
                Cluster = draft.Cluster,
                Slug = earlier?.Slug ?? "",
                Theme = draft.Theme,
                Question = question,
                AlsoAsked = [.. draft.AlsoAsked.Select(SafeText.Clean).Where(text => text.Length > 0 && text != question).Distinct()],
                Answer = answer,
                Note = earlier?.Note,
                Versions = [.. draft.Versions.Select(SafeText.Clean)],
                Asked = draft.Asked,
                Authors = draft.Authors,
                Conversations = [.. draft.Conversations.Distinct().Order()],
                FirstAsked = draft.FirstAsked,
                LastSupported = draft.LastSupported,
                Confidence = Math.Round(Math.Clamp(confidence, 0, 1), 2),
            };
    }

    private static bool SameConversations(FaqEntry earlier, FaqDraft draft) =>
        earlier.Theme == draft.Theme && earlier.Conversations.SequenceEqual(draft.Conversations.Distinct().Order());

    // A quote is verbatim or not at all: one with invisible characters is left out, never repaired.
    private static Claim Clean(Claim claim) => claim with
    {
        Text = SafeText.Clean(claim.Text),
        Evidence = [.. claim.Evidence.Where(piece => !piece.Quote.EnumerateRunes().Any(Invisible.Is))],
    };

    private FaqEntry Apply(Decision? decision, FaqEntry entry)
    {
        if (decision is null)
        {
            return entry;
        }

        var note = decision.Note is { Length: > 0 } words ? SafeText.Clean(words) : null;
        entry = entry.Note == note ? entry : entry with { Note = note };
        if (decision.Edit is not { } edit)
        {
            return entry;
        }

        if (edit.Question is { Length: > 0 } question)
        {
            entry = entry with { Question = SafeText.Clean(question) };
        }

        // An edit stays until its evidence changes; then the draft speaks again.
        return edit.Answer is { Count: > 0 } answer && takenBack.Keep(answer).SequenceEqual(answer) && IsOf(entry.Cluster, answer)
            ? entry with { Answer = [.. answer.Select(Clean)] }
            : entry;
    }

    private bool IsOf(ClusterId cluster, IReadOnlyList<Claim> answer) =>
        !answer.SelectMany(claim => claim.Evidence).Any(piece => IsElsewhere(piece.Message, cluster));
}
