using System.ComponentModel.DataAnnotations;

namespace Insights.Ingest;

/// <summary>How one ingest run reads its source.</summary>
public sealed record IngestOptions
{
    /// <summary>The moment of the run, for retention.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Reads every file again, whatever the cursors say, and takes flat channels apart anew.</summary>
    public bool Full { get; init; }

    /// <summary>A damaged file ends the run with a <see cref="WorkFaultException"/> after what stood before the damage is kept.</summary>
    public bool Strict { get; init; }

    /// <summary>Deletes also where more than a tenth of a channel would go.</summary>
    public bool AcceptMoves { get; init; }

    /// <summary>Messages older than this many days are erased and not read again; null keeps everything.</summary>
    [Range(1, 36500)]
    public int? RetentionDays { get; init; }

    /// <summary>People who opted out as earlier parts of this run saw; erased with those whom this part sees.</summary>
    public IReadOnlyList<Pseudonym> OptedOut { get; init; } = [];

    /// <summary>Id or name of the role whose members want no part in this; null where there is none.</summary>
    public string? OptOutRole { get; init; }

    /// <summary>Channels, threads and categories that are not to be read; what was read of them is erased.</summary>
    public IReadOnlySet<ChannelId> Ignored { get; init; } = new HashSet<ChannelId>();

    /// <summary>Requests for looking again at what seems unchanged, of a live source.</summary>
    [Range(0, 1_000_000)]
    public int SweepCalls { get; init; } = 100;
}

/// <summary>How far an ingest run is: for a progress display.</summary>
/// <param name="Step">"reading", "marking", "talks" or "conversations".</param>
/// <param name="Done">Messages (or conversations) done in this step.</param>
public readonly record struct IngestProgress(string Step, long Done);
