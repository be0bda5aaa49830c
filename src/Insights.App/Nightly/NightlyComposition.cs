using Insights.Classify;
using Insights.Draft;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Nightly;

/// <summary>What the stages of one batch work on; whoever opened it closes it.</summary>
internal sealed record Workbench(
    PseudonymKey Key, IMessageStore Store, IConversationIndex Index, ITextEncoder Encoder, IDraftCache Drafts);

/// <summary>Puts the stages of a batch together.</summary>
internal static class NightlyComposition
{
    public static NightlyRun Create(BatchPlan plan, Workbench bench, IProgress<StageProgress> progress) => new(
        new NightlyStages
        {
            Store = bench.Store,
            Index = bench.Index,
            IsMapped = plan.Options.Map is not null,
            Ingest = cancellationToken => plan.Source is null
                ? Task.FromResult(IngestReport.Nothing)
                : new IngestStage(bench.Store, bench.Key, bench.Encoder.Encode).RunAsync(
                    plan.Source,
                    plan.Ingest,
                    new Forward<IngestProgress>(told => progress.Report(new StageProgress("ingest", told.Done, null))),
                    cancellationToken),
            Embed = new EmbedStage(bench.Encoder, bench.Index)
            {
                Progress = new Forward<EmbedProgress>(told => progress.Report(new StageProgress("embed", told.Done, told.Total))),
            },
            Classify = new ClassifyStage(plan.Taxonomy, bench.Encoder),
            Draft = new DraftStage(bench.Store, bench.Encoder, bench.Drafts),
            Review = new ReviewStage(bench.Store, plan.Review),
            Publish = new PublishStage(new StoredEvidence(bench.Store)),
        },
        plan.Publish);

    private sealed class Forward<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
