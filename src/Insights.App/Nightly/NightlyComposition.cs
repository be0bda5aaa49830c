using Insights.Agents;
using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Draft.Writing;
using Insights.Embed;
using Insights.Ingest;
using Insights.Ingest.Live;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Nightly;

/// <summary>What the stages of one batch work on; whoever opened it closes it.</summary>
internal sealed record Workbench(
    PseudonymKey Key, IMessageStore Store, IConversationIndex Index, ITextEncoder Encoder, IDraftCache Drafts)
{
    /// <summary>The store for several readers at a time.</summary>
    public required IConversationReader Reader { get; init; }

    /// <summary>Where the community talks; null where the source is exports, or nothing is read.</summary>
    public IChatHistory? History { get; init; }

    /// <summary>Where agents come from; null where no model is set, and every stage does without.</summary>
    public AgentDesk? Desk { get; init; }

    /// <summary>What is to be done when everything is read and before anything is asked of a model.</summary>
    public Func<CancellationToken, Task> AfterIngest { get; init; } = _ => Task.CompletedTask;
}

/// <summary>Puts the stages of a batch together.</summary>
internal static class NightlyComposition
{
    public static NightlyRun Create(BatchPlan plan, Workbench bench, IProgress<StageProgress> progress) =>
        new(StagesOf(plan, bench, progress), plan.Publish);

    public static NightlyStages StagesOf(BatchPlan plan, Workbench bench, IProgress<StageProgress> progress)
    {
        var draft = new DraftStage(bench.Reader, bench.Encoder, bench.Drafts, DrafterOf(bench));
        return new NightlyStages
        {
            Store = bench.Store,
            Index = bench.Index,
            IsMapped = true,
            Ingest = cancellationToken => IngestAsync(plan, bench, progress, cancellationToken),
            Embed = new EmbedStage(bench.Encoder, bench.Index)
            {
                Progress = new Forward<EmbedProgress>(told => progress.Report(new StageProgress("embed", told.Done, told.Total))),
            },
            Matcher = bench.Desk is { } desk ? new MatcherAgent(desk, bench.Reader) : QuestionMatcher.None,
            Classify = new ClassifyStage(
                plan.Taxonomy, bench.Encoder, bench.Desk is { } judges ? new ClassifierAgent(judges, plan.Taxonomy) : ThemeJudge.None),
            Draft = draft,
            Review = new ReviewStage(bench.Store, plan.Review, TeamOf(bench, draft)),
            Publish = new PublishStage(new StoredEvidence(bench.Store)),
        };
    }

    private static Drafter DrafterOf(Workbench bench) =>
        bench.Desk is { } desk ? new ModelDrafter(desk, bench.Encoder) : new ExtractiveDrafter(bench.Encoder);

    private static ReviewTeam TeamOf(Workbench bench, DraftStage draft)
    {
        var rules = new ReviewTeam { Memory = new StoredMemory(bench.Store) };
        return bench.Desk is { } desk
            ? rules with { Critic = new CriticAgent(desk), Rewrite = draft.RewriteAsync, Editor = new EditorAgent(desk) }
            : rules;
    }

    private static async Task<IngestReport> IngestAsync(
        BatchPlan plan, Workbench bench, IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        var ingest = new IngestStage(bench.Store, bench.Key, bench.Encoder.Encode);
        var told = new Forward<IngestProgress>(told => progress.Report(new StageProgress("ingest", told.Done, null)));
        var report = bench.History is { } history ? await ingest.RunAsync(history, plan.Ingest, told, cancellationToken)
            : plan.Source is { } exports ? await ingest.RunAsync(exports, plan.Ingest, told, cancellationToken)
            : IngestReport.Nothing;
        await bench.AfterIngest(cancellationToken);
        return report.With(plan.Options.Parts);
    }

    private sealed class Forward<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
