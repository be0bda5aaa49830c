using Insights.Ingest.Live;

namespace Insights.Ingest;

/// <summary>What an ingest run did, in counts and ids; never a text.</summary>
public sealed record IngestReport
{
    /// <summary>Nothing was read.</summary>
    public static IngestReport Nothing { get; } = new()
    {
        Files = default, Messages = default, Oddities = [], Changed = [], Gone = [], Conversations = 0,
    };

    public required FileCounts Files { get; init; }
    public required MessageCounts Messages { get; init; }

    /// <summary>What was odd, by kind; each a warning.</summary>
    public required IReadOnlyList<Oddity> Oddities { get; init; }

    /// <summary>Conversations that are new or read differently now, by id.</summary>
    public required IReadOnlyList<ConversationId> Changed { get; init; }

    /// <summary>Conversations that are no more, by id.</summary>
    public required IReadOnlyList<ConversationId> Gone { get; init; }

    /// <summary>Every living conversation, changed or not.</summary>
    public required int Conversations { get; init; }

    /// <summary>What was asked of a live source; null where the source was exports.</summary>
    public LiveCounts? Live { get; init; }

    /// <summary>The report of a run whose channels were read in parts before it: what they read it found unchanged.</summary>
    public IngestReport With(IReadOnlyList<IngestPart> parts)
    {
        var read = parts.Sum(part => part.Files.Read);
        return this with
        {
            Files = Files with { Read = Files.Read + read, Unchanged = Math.Max(0, Files.Unchanged - read) },
            Messages = Messages with
            {
                New = Messages.New + parts.Sum(part => part.Messages.New),
                Changed = Messages.Changed + parts.Sum(part => part.Messages.Changed),
                Unchanged = Messages.Unchanged + parts.Sum(part => part.Messages.Unchanged),
                Deleted = Messages.Deleted + parts.Sum(part => part.Messages.Deleted),
                Erased = Messages.Erased + parts.Sum(part => part.Messages.Erased),
            },
            Live = Live is { } live ? With(live, [.. parts.Select(part => part.Live).OfType<LiveCounts>()]) : null,
            Oddities = [.. parts.SelectMany(part => part.Oddities).Concat(Oddities).GroupBy(oddity => oddity.Kind).OrderBy(same => same.Key).Select(Merge)],
        };
    }

    private static LiveCounts With(LiveCounts live, IReadOnlyList<LiveCounts> parts)
    {
        var read = parts.Sum(part => part.Read);
        return live with
        {
            Read = live.Read + read,
            Unchanged = Math.Max(0, live.Unchanged - read),
            Gone = live.Gone + parts.Sum(part => part.Gone),
            Refused = live.Refused + parts.Sum(part => part.Refused),
        };
    }

    // A damaged file has no cursor: every part that met it and the run after them name it once more.
    private static Oddity Merge(IGrouping<OddityKind, Oddity> same) => same.Key == OddityKind.DamagedFile
        ? same.Last()
        : new Oddity(same.Key, same.Sum(oddity => oddity.Count), [.. same.SelectMany(oddity => oddity.Examples).Distinct().Take(same.Max(oddity => oddity.Examples.Count))]);
}

/// <summary>Export files of a run.</summary>
/// <param name="Read">Read to their end.</param>
/// <param name="Unchanged">Skipped, since they were read before and are the same.</param>
/// <param name="Damaged">Read up to the damage.</param>
/// <param name="PassedOver">JSON but no export, or not JSON at all.</param>
public readonly record struct FileCounts(int Read, int Unchanged, int Damaged, int PassedOver);

/// <summary>Messages of a run, by what became of them.</summary>
public readonly record struct MessageCounts
{
    public int New { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>Missing from a later, complete export.</summary>
    public int Deleted { get; init; }

    /// <summary>Older than the retention, of people who opted out, or forgotten before.</summary>
    public int Erased { get; init; }

    /// <summary>Marked again because of a new author name or new mask rules.</summary>
    public int Remarked { get; init; }
}

/// <summary>What can be odd about a source without stopping the run.</summary>
public enum OddityKind
{
    DamagedFile,
    NotAnExport,
    NoMessages,
    DuplicateId,
    BadId,
    TimeContradictsId,
    MissingParent,
    OddUnicode,
    OversizedContent,
    DeletionsWait,
    ChannelRefused,
}

/// <summary>One kind of oddity: how often, and the first few examples, as ids or file names with position.</summary>
public sealed record Oddity(OddityKind Kind, int Count, IReadOnlyList<string> Examples);
