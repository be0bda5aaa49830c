using Hangfire;
using Insights.App.Commands;
using Insights.App.DiscordChat.Live;
using Insights.App.DiscordChat.Rest;
using Insights.App.Erasures;
using Insights.App.Nightly;
using Insights.App.Reviewing;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Embed;
using Insights.Pipeline;

namespace Insights.App.Schedule;

/// <summary>
/// What is done between nights: looking again at Discord, publishing what was taken back, and removing what is old. Nothing is tried
/// again: the next time is soon, and a night does all of it, too.
/// </summary>
[AutomaticRetry(Attempts = 0, LogEvents = false)]
internal sealed class ChoreJobs(CommandContext context, NightGate gate, NightWatch watch, Func<DiscordRest> line)
{
    /// <summary>Finds on Discord what is new and what was changed or deleted since it was read.</summary>
    public Task ReconcileAsync(CancellationToken cancellationToken) => BetweenNightsAsync(
        async () =>
        {
            var read = await Reconciliation.RunAsync(context, line(), cancellationToken);
            context.Log.Reconciled(read.New, read.Changed, read.Deleted);
        },
        cancellationToken);

    /// <summary>Takes from the pages what was taken back since they were published; where nothing was, nothing is done.</summary>
    public Task PublishAsync(CancellationToken cancellationToken) => context.IsTakenBack
        ? BetweenNightsAsync(
            async () =>
            {
                using var encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
                await new Republication(context, encoder).RefreshAsync(cancellationToken);
                context.Log.Refreshed();
            },
            cancellationToken)
        : Task.CompletedTask;

    /// <summary>Removes old runs, and messages that are older than they may be kept, also where no night runs.</summary>
    public Task CleanUpAsync(CancellationToken cancellationToken) => BetweenNightsAsync(
        async () =>
        {
            using var held = WorkLock.Take(context.Work);
            var runs = RunFolder.RemoveOldest(context.Work, context.Settings.Store.KeepRuns);
            if (context.Settings.Store.IsShared())
            {
                ForgetLog.DropOld(context.Work, context.Clock.GetUtcNow());
            }

            context.Log.CleanedUp(runs, context.HasStore ? await ExpireAsync(cancellationToken) : 0);
        },
        cancellationToken);

    private async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var plan = BatchPlan.Make(context, new BatchOptions { IsBetweenNights = true });
        await using var opened = context.Compose();
        var expired = await opened.GetIngest().ExpireAsync(plan.Ingest, cancellationToken);
        if (expired > 0)
        {
            context.TakeBack();
        }

        return expired;
    }

    private Task BetweenNightsAsync(Func<Task> work, CancellationToken cancellationToken) => NightFault.NamedAsync(
        async () =>
        {
            if (watch.FindUnderWay() is null)
            {
                using var place = await gate.EnterMiningAsync(cancellationToken);
                await work();
            }
        },
        cancellationToken);
}
