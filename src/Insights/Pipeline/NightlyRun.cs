using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Embed;
using Insights.Ingest;
using Insights.Publish;
using Insights.Review;

namespace Insights.Pipeline;

/// <summary>The nightly batch: a source in, the next publication out. Nothing is published here.</summary>
public sealed class NightlyRun(NightlyStages stages, PublishOptions options)
{
    public async Task<Night> RunAsync(Run run, LastNight last, CancellationToken cancellationToken)
    {
        var store = stages.Store;
        var ingested = await run.KeepAsync(
            "01-ingest",
            () => stages.Ingest(cancellationToken),
            report => RunLines.OfIngest(report, store, cancellationToken),
            cancellationToken);
        var embedded = await run.KeepAsync(
            "02-embed",
            () => stages.Embed.RunAsync(store, cancellationToken),
            report => RunLines.OfEmbed(report, ingested.Changed, stages.Index, cancellationToken),
            cancellationToken);
        var clustering = await run.KeepAsync(
            "03-cluster",
            () => ClusterStage.RunAsync(
                stages.Index,
                new EarlierClusters(last.Publication.Known, options.Placements),
                stages.IsMapped,
                stages.Matcher,
                cancellationToken),
            RunLines.OfClustering,
            cancellationToken);
        var classification = await run.KeepAsync(
            "04-classify",
            () => stages.Classify.RunAsync(clustering, cancellationToken),
            RunLines.OfClassification,
            cancellationToken);
        var outcomes = await run.KeepAsync(
            "05-draft",
            "drafts",
            stages.Draft.RunAsync(classification.Topics.ToAsyncEnumerable(), cancellationToken),
            classification.Topics.Count,
            cancellationToken);
        var drafts = outcomes.OfType<DraftOutcome.Drafted>().Select(outcome => outcome.Draft).ToList();
        var reviewed = await run.KeepAsync(
            "06-review",
            "reviews",
            stages.Review.RunAsync(drafts.ToAsyncEnumerable(), cancellationToken),
            drafts.Count,
            cancellationToken);
        var living = await ConversationListing.RefreshAsync(store, last.Listings, cancellationToken);
        var input = new PublishInput
        {
            Reviewed = reviewed,
            Classification = classification,
            Clustering = clustering,
            Last = last.Publication,
            Living = living,
        };
        var outcome = await run.KeepAsync(
            "07-publish",
            () => stages.Publish.RunAsync(input, options, cancellationToken),
            RunLines.OfPublication,
            cancellationToken);
        return new Night(ingested, embedded, clustering, classification, outcomes, reviewed, outcome);
    }
}

/// <summary>What the run works with; the store and the index stay the owner's to close.</summary>
public sealed record NightlyStages
{
    public required IConversationReader Store { get; init; }
    public required IConversationIndex Index { get; init; }

    /// <summary>True where a map of the clusters is wanted, so that what it is drawn from is kept.</summary>
    public bool IsMapped { get; init; }

    /// <summary>The ingest stage with its source.</summary>
    public required Func<CancellationToken, Task<IngestReport>> Ingest { get; init; }
    public required EmbedStage Embed { get; init; }
    public required QuestionMatcher Matcher { get; init; }
    public required ClassifyStage Classify { get; init; }
    public required DraftStage Draft { get; init; }
    public required ReviewStage Review { get; init; }
    public required PublishStage Publish { get; init; }
}

/// <summary>What the last night left.</summary>
public sealed record LastNight(LastPublication Publication, IReadOnlyList<ConversationListing> Listings);

/// <summary>What a night came to.</summary>
public sealed record Night(
    IngestReport Ingested,
    EmbedReport Embedded,
    Clustering Clustering,
    Classification Classification,
    IReadOnlyList<DraftOutcome> Drafts,
    IReadOnlyList<ReviewedDraft> Reviewed,
    PublishOutcome Outcome);
