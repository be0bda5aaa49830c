using Insights.Draft;
using Insights.Ingest;

namespace Insights.Publish;

/// <summary>Takes out of earlier entries what no longer stands, whatever else the night decides.</summary>
internal sealed class EvidenceTakenBack(
    IReadOnlySet<Evidence> standing, IReadOnlyDictionary<ConversationId, string> living, ILookup<ConversationId, string> wordings)
{
    /// <summary>True where a piece of the entry's evidence no longer stands.</summary>
    public bool Touches(FaqEntry entry) =>
        entry.Answer.Any(claim => claim.Evidence.Any(piece => !standing.Contains(piece)));

    /// <summary>The claims that still have evidence, with that evidence.</summary>
    public IReadOnlyList<Claim> Keep(IReadOnlyList<Claim> claims) =>
    [
        .. claims.Select(claim => claim.Evidence.All(standing.Contains)
                ? claim
                : claim with { Evidence = [.. claim.Evidence.Where(standing.Contains)] })
            .Where(claim => claim.Evidence.Count > 0),
    ];

    /// <summary>
    /// The entry less what was taken back, or null where nothing is left to say. The same instance where nothing was. Where one of its
    /// conversations changed or went, wordings stay only if somebody still asks them.
    /// </summary>
    public FaqEntry? Reduce(FaqEntry entry, EntryStamp? stamp)
    {
        var conversations = entry.Conversations.Where(living.ContainsKey).ToList();
        var isWhole = conversations.Count == entry.Conversations.Count && IsUnchanged(entry, stamp);
        if (isWhole && !Touches(entry))
        {
            return entry;
        }

        var answer = Keep(entry.Answer);
        if (conversations.Count == 0 || (answer.Count == 0 && entry.Note is null))
        {
            return null;
        }

        if (isWhole)
        {
            return entry with { Answer = answer };
        }

        var asked = conversations.SelectMany(id => wordings[id]).Select(SafeText.Clean).ToList();
        var alsoAsked = entry.AlsoAsked.Where(wording => IsAsked(wording, asked)).ToList();
        var question = IsAsked(entry.Question, asked) ? entry.Question : alsoAsked.FirstOrDefault();
        return question is null
            ? null
            : entry with
            {
                Answer = answer,
                Conversations = conversations,
                Question = question,
                AlsoAsked = [.. alsoAsked.Where(wording => wording != question)],
            };
    }

    private bool IsUnchanged(FaqEntry entry, EntryStamp? stamp) =>
        stamp is not null && entry.Conversations.All(id =>
            stamp.Conversations.TryGetValue(id, out var fingerprint) && living.TryGetValue(id, out var now) && fingerprint == now);

    private static bool IsAsked(string wording, List<string> asked) =>
        asked.Exists(text => text.Contains(wording, StringComparison.OrdinalIgnoreCase));
}
