namespace Insights.Ingest;

/// <summary>Which of the messages that a source no longer holds were deleted.</summary>
internal static class GoneMessages
{
    /// <param name="store">Holds them.</param>
    /// <param name="missing">Held, and not in the source although it spans them.</param>
    /// <param name="coverage">What other sources said of the channel.</param>
    /// <param name="moment">When the source was taken: what was seen later, or told of by a later source, stays.</param>
    /// <param name="cancellationToken">Stops asking the store.</param>
    public static async Task<List<MessageId>> FindAsync(
        IMessageStore store,
        IReadOnlyList<MessageId> missing,
        IReadOnlyList<ExportCoverage> coverage,
        DateTimeOffset moment,
        CancellationToken cancellationToken)
    {
        var versions = await store.FindVersionsAsync(missing, cancellationToken);
        return
        [
            .. missing.Where(id => versions[id].SeenAt <= moment
                && !coverage.Any(later => later.ExportedAt > moment && later.Covers(id))),
        ];
    }
}
