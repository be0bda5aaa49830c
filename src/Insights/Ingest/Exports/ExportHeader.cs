namespace Insights.Ingest.Exports;

/// <summary>What stands before the messages of an export.</summary>
/// <param name="ExportedAt">Null in exports made before mid-2023.</param>
/// <param name="After">Only messages after this moment were asked for; null where there was no such limit.</param>
/// <param name="Before">Only messages before this moment were asked for; null where there was no such limit.</param>
public sealed record ExportHeader(
    Channel Channel, DateTimeOffset? ExportedAt, DateTimeOffset? After, DateTimeOffset? Before);

/// <summary>How the reading of a file came to its end.</summary>
public abstract record ExportEnding
{
    private ExportEnding()
    {
    }

    public sealed record Whole : ExportEnding;

    /// <summary>The file is cut short or broken after so many messages, at that byte.</summary>
    public sealed record Damaged(long Messages, long Position) : ExportEnding;

    /// <summary>Something else than an export.</summary>
    public sealed record NotAnExport : ExportEnding;
}
