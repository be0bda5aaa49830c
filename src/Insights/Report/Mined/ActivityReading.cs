using Insights.Ingest;

namespace Insights.Report.Mined;

/// <summary>Reads what happened in conversations from the store; what is known and unchanged is not read again.</summary>
public static class ActivityReading
{
    private const int BatchSize = 200;

    /// <summary>The activity of every living conversation, with the fingerprint it was read at.</summary>
    public static async Task<IReadOnlyDictionary<ConversationId, (string Fingerprint, ConversationActivity Activity)>> RefreshAsync(
        IConversationReader store, IReadOnlyList<MinedConversation> known, CancellationToken cancellationToken)
    {
        var before = known.ToDictionary(line => line.Id);
        var living = new Dictionary<ConversationId, (string Fingerprint, ConversationActivity Activity)>(before.Count);
        var changed = new List<ConversationId>();
        await foreach (var stamp in store.ReadStampsAsync(cancellationToken))
        {
            if (before.TryGetValue(stamp.Id, out var line) && line.Fingerprint == stamp.Fingerprint)
            {
                living.Add(stamp.Id, (stamp.Fingerprint, line.Activity));
            }
            else
            {
                changed.Add(stamp.Id);
            }
        }

        foreach (var batch in changed.Chunk(BatchSize))
        {
            await foreach (var conversation in store.ReadAsync(batch, cancellationToken))
            {
                living.Add(conversation.Id, (conversation.Fingerprint, ConversationActivity.Of(conversation)));
            }
        }

        return living;
    }
}
