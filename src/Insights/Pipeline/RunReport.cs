using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Draft;
using Insights.Embed;
using Insights.Ingest;
using Insights.Ingest.Live;
using Insights.Publish;
using Insights.Review;

namespace Insights.Pipeline;

/// <summary>What run.json says: counts, seconds, what was used, warnings; never a text of the community.</summary>
public sealed record RunReport
{
    public required string Version { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required string Mode { get; init; }
    public required RunCounts Counts { get; init; }

    /// <summary>Seconds by stage, in their order.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }
    public required double TotalSeconds { get; init; }
    public long PeakMemoryMegabytes { get; init; }

    /// <summary>Which model made the vectors, and who wrote the drafts.</summary>
    public required RunModels Models { get; init; }
    public required RunThresholds Thresholds { get; init; }
    public required double Continuity { get; init; }
    public required bool IsBlocked { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What the chat model did and cost; null where there is none.</summary>
    public ModelReport? Model { get; init; }

    /// <summary>True where nothing was published on purpose; for the terminal, not for run.json.</summary>
    public bool? IsDryRun { get; init; }

    /// <summary>What changed in the FAQ; for the terminal, not for run.json.</summary>
    public IReadOnlyList<EntryChange>? PublishedChanges { get; init; }

    /// <exception cref="JsonException">It is no report.</exception>
    public static RunReport Read(byte[] content) => JsonSerializer.Deserialize<RunReport>(content, Indented)!;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Indented);

    private static JsonSerializerOptions Indented { get; } = new(JsonText.Options)
    {
        WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>What the run counted.</summary>
public sealed record RunCounts
{
    public required FileCounts Files { get; init; }

    /// <summary>What was asked of a live source; null where the source was exports.</summary>
    public LiveCounts? Live { get; init; }
    public required MessageCounts Messages { get; init; }
    public required int Conversations { get; init; }
    public required int ConversationsChanged { get; init; }
    public required int Embedded { get; init; }
    public required int Reused { get; init; }
    public required int Clusters { get; init; }
    public required int Drafted { get; init; }
    public required int DraftsReused { get; init; }
    public required int Unanswered { get; init; }
    public required int Accepted { get; init; }

    /// <summary>Drafts that were rejected, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Rejected { get; init; }
    public required int NeedHuman { get; init; }
    public required int ClaimsDropped { get; init; }

    /// <summary>The same by reason.</summary>
    public required IReadOnlyDictionary<string, int> ClaimsDroppedBy { get; init; }
    public required int Entries { get; init; }

    /// <summary>What changed in the FAQ, by kind.</summary>
    public required IReadOnlyDictionary<string, int> Changes { get; init; }

    public static RunCounts Of(Night night, int reused) => new()
    {
        Files = night.Ingested.Files,
        Live = night.Ingested.Live,
        Messages = night.Ingested.Messages,
        Conversations = night.Ingested.Conversations,
        ConversationsChanged = night.Ingested.Changed.Count,
        Embedded = night.Embedded.Embedded,
        Reused = night.Embedded.Reused,
        Clusters = night.Drafts.Count,
        Drafted = night.Drafts.Count(outcome => outcome is DraftOutcome.Drafted),
        DraftsReused = reused,
        Unanswered = night.Drafts.Count(outcome => outcome is DraftOutcome.Unanswered),
        Accepted = night.Reviewed.Count(reviewed => reviewed.Verdict is Verdict.Accepted),
        Rejected = CountBy(night.Reviewed.Select(reviewed => reviewed.Verdict).OfType<Verdict.Rejected>(), verdict => verdict.Reason),
        NeedHuman = night.Reviewed.Count(reviewed => reviewed.Verdict is Verdict.NeedsHuman),
        ClaimsDropped = night.Reviewed.Sum(reviewed => reviewed.Dropped.Count),
        ClaimsDroppedBy = CountBy(night.Reviewed.SelectMany(reviewed => reviewed.Dropped), dropped => dropped.Reason),
        Entries = night.Outcome.Publication.Entries.Count,
        Changes = CountBy(night.Outcome.Changes, change => JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString())),
    };

    private static SortedDictionary<string, int> CountBy<T>(IEnumerable<T> items, Func<T, string> key) =>
        new(items.CountBy(key).ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal);
}

/// <summary>Who did the work.</summary>
public sealed record RunModels(ModelIdentity Embedding, IReadOnlyList<string> DraftedBy);

/// <summary>The thresholds that decided what is published.</summary>
public sealed record RunThresholds(int MinAuthors, int MinConversations, double AcceptAt, double MinContinuity);
