using Insights.App.MilvusIndex.Collections;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>Reads the conversations' fingerprints from their rows.</summary>
internal static class FingerprintReading
{
    /// <summary>Of a conversation whose rows do not belong together: never what the store has, so that it is embedded again.</summary>
    public const string Broken = "";

    public static async Task<Dictionary<ConversationId, string>> ReadAsync(
        MilvusSession session, Generation place, CancellationToken cancellationToken)
    {
        var fingerprints = new Dictionary<ConversationId, string>();
        var missing = new Dictionary<ConversationId, int>();
        await foreach (var page in session.Rows.ReadAsync(
            place.Alias, [Fields.Fingerprint, Fields.Rows], session.Freshness, cancellationToken))
        {
            for (var row = 0; row < page.Count; row++)
            {
                var conversation = RowKeys.IdOf(page.Key(row)).Conversation;
                var fingerprint = page.Text(Fields.Fingerprint, row);
                fingerprints[conversation] = fingerprints.GetValueOrDefault(conversation, fingerprint) == fingerprint ? fingerprint : Broken;
                missing[conversation] = missing.GetValueOrDefault(conversation, page.Number(Fields.Rows, row)) - 1;
            }
        }

        foreach (var (conversation, _) in missing.Where(count => count.Value != 0))
        {
            fingerprints[conversation] = Broken;
        }

        return fingerprints;
    }
}
