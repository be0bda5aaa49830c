using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.Checkups;

/// <summary>How the index stands to the store, in conversations.</summary>
internal sealed record IndexState(int Held, int Missing, int Stale, int Orphaned)
{
    public bool IsWhole => Missing + Stale + Orphaned == 0;

    public static async Task<IndexState> ReadAsync(IConversationReader store, IConversationIndex index, CancellationToken cancellationToken)
    {
        var known = await index.ReadFingerprintsAsync(cancellationToken);
        var (living, missing, stale) = (0, 0, 0);
        await foreach (var stamp in store.ReadStampsAsync(cancellationToken))
        {
            living++;
            if (!known.TryGetValue(stamp.Id, out var fingerprint))
            {
                missing++;
            }
            else if (!fingerprint.StartsWith(stamp.Fingerprint, StringComparison.Ordinal))
            {
                stale++;
            }
        }

        return new IndexState(known.Count, missing, stale, known.Count - (living - missing));
    }
}
