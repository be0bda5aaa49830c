using Insights.App.Commands;
using Insights.App.DiscordChat.History;
using Insights.App.ModelClients;
using Insights.Ingest;

namespace Insights.App.Nightly;

/// <summary>What one batch was asked for beside the settings.</summary>
internal sealed record BatchOptions
{
    public string? Source { get; init; }

    /// <summary>True where nothing is read and only what people decided is published.</summary>
    public bool IsBetweenNights { get; init; }

    /// <summary>What was read of the source in parts before this batch.</summary>
    public IReadOnlyList<IngestPart> Parts { get; init; } = [];

    /// <summary>Where Discord is read through; null where the batch connects by itself.</summary>
    public DiscordHistory? History { get; init; }

    /// <summary>The night whose publication is kept to be committed later; null where this batch commits it.</summary>
    public string? Staged { get; init; }

    public bool IsFull { get; init; }
    public bool IsStrict { get; init; }
    public bool AcceptMoves { get; init; }
    public bool IsDryRun { get; init; }

    /// <summary>Where a map is written at the end; null where none is wanted.</summary>
    public MapFile? Map { get; init; }

    /// <summary>The folder that the FAQ is written to as a web site; null where none is wanted.</summary>
    public string? Site { get; init; }

    /// <summary>Set where the model is asked by files instead of calls.</summary>
    public BatchFiles? Batch { get; init; }

    /// <summary>The moment that the run takes for now; null takes the clock's.</summary>
    public DateTimeOffset? Now { get; init; }
}
