namespace Insights.Ingest;

/// <summary>What the steps of one run share: the store, who is kept out, known names, and the counts.</summary>
internal sealed class IngestRun
{
    private readonly IProgress<IngestProgress>? progress;

    private IngestRun(
        IMessageStore store, IngestOptions options, People people, HashedNames names, IProgress<IngestProgress>? progress)
    {
        (Store, Options, People, Names) = (store, options, people, names);
        this.progress = progress;
        Intake = new MessageIntake(people, names);
    }

    public IMessageStore Store { get; }
    public IngestOptions Options { get; }
    public People People { get; }
    public HashedNames Names { get; }
    public MessageIntake Intake { get; }
    public Oddities Oddities { get; } = new();
    public ReplyTargets Parents { get; } = new();
    public MessageCounts Counts { get; set; }
    public FileCounts Files { get; set; }

    /// <summary>Names whose words stored messages may hold unmarked.</summary>
    public List<AuthorName> Pending { get; } = [];

    /// <summary>Ids of people who were seen with the role that opts out, and are not yet erased.</summary>
    public HashSet<string> OptedOut { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset? Cutoff => Options.RetentionDays is { } days ? Options.Now - TimeSpan.FromDays(days) : null;

    public static async Task<IngestRun> StartAsync(
        IMessageStore store,
        PseudonymKey key,
        IngestOptions options,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken)
    {
        var names = await store.ReadNamesAsync(cancellationToken);
        var people = new People(key, await store.ReadTombstonesAsync(cancellationToken));
        var run = new IngestRun(store, options, people, new HashedNames(key, names), progress);
        run.Pending.AddRange(names.Where(name => name.IsPending));
        return run;
    }

    public void Report(string step, long done) => progress?.Report(new IngestProgress(step, done));
}
