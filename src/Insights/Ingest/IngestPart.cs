using Insights.Ingest.Live;

namespace Insights.Ingest;

/// <summary>What reading some of a source's channels came to, before anything that crosses channels is settled.</summary>
public sealed record IngestPart
{
    public required FileCounts Files { get; init; }
    public required MessageCounts Messages { get; init; }
    public required IReadOnlyList<Oddity> Oddities { get; init; }

    /// <summary>Pseudonyms of people who were seen with the role that opts out: others may have read them meanwhile.</summary>
    public required IReadOnlyList<string> OptedOut { get; init; }

    /// <summary>What was asked of a live source; null where the source was exports.</summary>
    public LiveCounts? Live { get; init; }
}
