using Insights.Answer;
using Insights.App.Commands;
using Insights.App.ModelClients;
using Insights.App.Nightly;
using Insights.App.Store;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Reviewing;

/// <summary>
/// Publishes what a maintainer decided without waiting for a night: only the entries it touches are decided anew, from the last night's
/// clusters. The others stay, less what was taken back since.
/// </summary>
internal sealed class Republication(CommandContext context, ITextEncoder encoder)
{
    /// <summary>Publishes what a maintainer decided.</summary>
    public Task<ReviewOutcome> RunAsync(ReviewRequest request, CancellationToken cancellationToken) =>
        AfterLastNightAsync(night => DecideAsync(night, request, cancellationToken), cancellationToken);

    /// <summary>Publishes what was taken back since the last publication, and nothing else; false where nothing was published yet.</summary>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken) => AfterLastNightAsync(
        async night =>
        {
            if (!File.Exists(night.Folder.FaqFile))
            {
                return false;
            }

            var nothing = new ReviewChange { Work = night.Work, Decided = [], Touched = new HashSet<ClusterId>() };
            await CommitAsync(night, nothing, await PublishAsync(night, nothing, cancellationToken), cancellationToken);
            return true;
        },
        cancellationToken);

    private sealed record Opened(BatchPlan Plan, PublicationFolder Folder, Workbench Bench, DraftFile Cache, LastNightsWork Work);

    private async Task<T> AfterLastNightAsync<T>(Func<Opened, Task<T>> publish, CancellationToken cancellationToken)
    {
        context.RequireStore();
        var plan = BatchPlan.Make(context, new BatchOptions { IsBetweenNights = true });
        using var held = WorkLock.Take(context.Work);
        var folder = context.OpenPublication();
        folder.Recover();
        folder.EnsureUsable();
        await using var services = context.Compose();
        var key = services.GetRequiredService<PseudonymKey>();
        var store = services.GetRequiredService<IMessageStore>();
        await using var index = await context.OpenIndexAsync(key, isReader: false, cancellationToken);
        if (context.Settings.Store.IsShared())
        {
            // The index here may be older than the last night, which another worker did.
            await new EmbedStage(encoder, index).RunAsync(store, cancellationToken);
        }

        using var reader = new SharedReader(store);
        var cache = DraftFile.Read(context.Work);
        var bench = new Workbench(key, store, index, encoder, cache) { Reader = reader };
        return await publish(new Opened(plan, folder, bench, cache, await LastNightsWork.ReadAsync(folder, context.Work, bench, cancellationToken)));
    }

    private async Task<ReviewOutcome> DecideAsync(Opened night, ReviewRequest request, CancellationToken cancellationToken)
    {
        var (plan, _, bench, cache, work) = night;
        var item = work.Snapshot().Get(request.Id);
        if (request.Seen is { } seen && seen != item.Version)
        {
            return new ReviewOutcome.Moved(item);
        }

        using var chat = OpenChat(request.Action, plan);
        var change = await new Decider(work, NightlyComposition.StagesOf(plan, chat is null ? bench : bench with { Desk = chat.Desk }, NoProgress.Instance))
        {
            Clock = context.Clock,
            Edits = new EditCheck(bench.Store, bench.Key, plan.Review),
            Rules = new ReviewStage(bench.Store, plan.Review),
        }.DecideAsync(item, request, cancellationToken);
        var outcome = await PublishAsync(night, change, cancellationToken);

        // Past this line the decision is kept; a publication that is cut short is made up for by the next night.
        DecisionFile.Add(context.Work, change.Decided);
        await CommitAsync(night, change, outcome, cancellationToken);
        if (change.Drafts is { } drafts)
        {
            await bench.Index.LabelAsync(IndexLabels.Of(outcome), cancellationToken);
            DraftFile.Write(context.Work, cache.Except(change.Touched).Concat(drafts));
        }

        return Tell(change, outcome);
    }

    private static async Task<PublishOutcome> PublishAsync(Opened night, ReviewChange change, CancellationToken cancellationToken)
    {
        var options = night.Plan.Named(change.Work.Last.Publication.Community).Publish;
        var input = new PublishInput
        {
            Reviewed = change.Work.Reviewed,
            Classification = change.Work.Classification,
            Clustering = change.Work.Unchanged(),
            Last = change.Work.Last,
            Living = change.Work.Living,
            Touched = change.Touched,
        };
        return await new PublishStage(new StoredEvidence(night.Bench.Store)).RunAsync(
            input,
            options with
            {
                // Nothing moves here but what a person moves.
                AcceptMoves = true,
                Decisions = DecisionFile.Fold(change.Work.Decisions),
                Placements = DecisionFile.Place(change.Work.Decisions),
            },
            cancellationToken);
    }

    private async Task CommitAsync(Opened night, ReviewChange change, PublishOutcome outcome, CancellationToken cancellationToken)
    {
        var unchanged = change.Work.Unchanged();
        var last = NightMined.ReadLast(context.Work);
        var mined = await NightMined.MakeAsync(outcome, unchanged, night.Bench.Store, last, cancellationToken);
        var answers = AnswerIndexFile.Make(outcome.Publication, unchanged, encoder, context.Work.Path, cancellationToken);
        await Task.Run(
            () => night.Folder.Commit(
                outcome,
                run: null,
                [
                    new PublishedFile(WorkFolder.ReviewedRecord, ReviewQueue.Write(change.Work.Reviewed)),
                    new PublishedFile(WorkFolder.ClustersRecord, ClusterFile.Write(change.Work.Clustering, change.Work.Classification)),
                    answers,
                    mined,
                    NightMap.Redraw(night.Plan, outcome, unchanged, last),
                ]),
            cancellationToken);
    }

    private static ReviewOutcome.Published Tell(ReviewChange change, PublishOutcome outcome)
    {
        var snapshot = ReviewSnapshot.Of(change.Work.Reviewed, outcome.Publication.Entries, change.Work.Decisions);
        List<ReviewItem> items = [.. snapshot.Items.Where(item => change.Touched.Contains(item.Cluster))];
        var unanswered = change.Work.Clustering.Clusters.Select(cluster => cluster.Id)
            .Where(change.Touched.Contains).Except(items.Select(item => item.Cluster));
        return new ReviewOutcome.Published(outcome.Changes, items, [.. unanswered]);
    }

    // A model is asked only where something is drafted.
    private ChatSession? OpenChat(ReviewAction action, BatchPlan plan) =>
        action is ReviewAction.Merge or ReviewAction.Split && context.Settings.Chat.Endpoint.Length > 0
            ? ChatSession.Open(
                context.Settings.Chat, context.Work, RunFolder.Create(context.Work, plan.Now, context.Settings.Store.KeepRuns), null, context.Clock)
            : null;

    private sealed class NoProgress : IProgress<StageProgress>
    {
        public static NoProgress Instance { get; } = new();

        public void Report(StageProgress value)
        {
        }
    }
}
