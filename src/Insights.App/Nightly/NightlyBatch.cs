using System.Diagnostics;
using Insights.Answer;
using Insights.App.Commands;
using Insights.App.DiscordChat.History;
using Insights.App.ModelClients;
using Insights.App.Store;
using Insights.Draft;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Nightly;

/// <summary>One batch from settings to a published FAQ, with its report.</summary>
internal static class NightlyBatch
{
    /// <summary>Runs the batch and tells how it ended.</summary>
    public static async Task<int> RunAsync(CommandContext context, BatchOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return BatchEnding.Tell(context, options, await MineAsync(context, options, cancellationToken));
        }
        catch (BatchWaitsException waits)
        {
            return BatchEnding.Tell(context, waits);
        }
    }

    /// <summary>Commits what a batch staged for this night; false where something was published or erased since, and the night must be mined again.</summary>
    public static bool CommitStaged(CommandContext context, string night)
    {
        using var held = WorkLock.Take(context.Work);
        var publication = context.OpenPublication();
        publication.Recover();
        publication.EnsureUsable();
        return publication.CommitStaged(night);
    }

    /// <summary>Mines the source and publishes, silently but for progress.</summary>
    /// <exception cref="BatchWaitsException">Calls wait for their batch; nothing is published.</exception>
    public static async Task<Batch> MineAsync(CommandContext context, BatchOptions options, CancellationToken cancellationToken)
    {
        var started = context.Clock.GetTimestamp();
        var plan = BatchPlan.Make(context, options);
        options.Map?.EnsureWritable();
        if (options.Site is { } wanted)
        {
            NightSite.EnsureWritable(wanted);
        }

        using var encoder = OnnxTextEncoder.Open(plan.ModelPath);
        using var held = WorkLock.Take(context.Work);
        var publication = context.OpenPublication();
        publication.Recover();
        if (!options.IsDryRun)
        {
            publication.EnsureUsable();
        }

        using var connected = plan.Discord is { } discord && options.History is null
            ? await DiscordHistory.ConnectAsync(discord, context.Clock, cancellationToken)
            : null;
        var history = options.History ?? connected;
        plan = plan.From(history?.ServerName);
        await using var services = context.Compose();
        var key = services.GetRequiredService<PseudonymKey>();
        await using var index = await context.OpenIndexAsync(key, isReader: false, cancellationToken);
        var drafts = options.IsFull ? null : DraftFile.Read(context.Work);
        var store = services.GetRequiredService<IMessageStore>();
        using var reader = new SharedReader(store);
        var bench = new Workbench(
            key, store, index, encoder, drafts ?? (IDraftCache)new NoDraftCache())
        {
            Reader = reader, History = history,
        };
        if (options.IsFull)
        {
            await index.ClearAsync(cancellationToken);
        }

        var last = new LastNight(await publication.ReadLastAsync(plan.Publish.Community, cancellationToken), publication.ReadListings());
        var folder = RunFolder.Create(context.Work, plan.Now, context.Settings.Store.KeepRuns);
        using var chat = ChatSession.Open(context.Settings.Chat, context.Work, folder, options.Batch, context.Clock);
        if (chat is not null)
        {
            ChatNight.Announce(context, chat);
            bench = bench with { Desk = chat.Desk, AfterIngest = async token => await ChatNight.RedactAsync(chat, bench, token) };
        }

        var (run, night) = await ProgressDisplay.WatchAsync(context, async progress =>
        {
            var run = new Run(folder, context.Clock, progress) { IsHalted = () => chat?.Pending.Count > 0 };
            var nightly = NightlyComposition.Create(plan.Named(last.Publication.Publication.Community), bench, progress);
            return (run, await ChatNight.HaltAsync(chat, plan, context.Work, () => nightly.RunAsync(run, last, cancellationToken)));
        });
        run.Warn(index.Warnings);
        run.Warn(BatchWarnings.Of(night.Ingested));
        run.Warn(night.Embedded.Warnings);
        run.Warn(chat is null ? [] : ChatSummary.Warnings(chat));

        var report = BatchReport.Make(context, plan, encoder.Model, run, night, drafts?.Reused ?? 0) with
        {
            TotalSeconds = Math.Round(context.Clock.GetElapsedTime(started).TotalSeconds, 3),
            Model = chat is null ? null : ChatSummary.Report(chat, night.Drafts),
            PeakMemoryMegabytes = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
        };
        if (!options.IsDryRun)
        {
            await index.LabelAsync(IndexLabels.Of(night.Outcome), cancellationToken);
            var reviewed = new PublishedFile(WorkFolder.ReviewedRecord, ReviewQueue.Write(night.Reviewed));
            var clusters = new PublishedFile(WorkFolder.ClustersRecord, ClusterFile.Write(night.Clustering, night.Classification));
            var answers = AnswerIndexFile.Make(
                night.Outcome.Publication, night.Clustering, encoder, context.Work.Path, cancellationToken);
            var places = NightMap.Lay(night, options.Map is not null, cancellationToken);
            var map = places is null ? null : NightMap.Make(night, plan, places);
            if (options.Map is { } file)
            {
                // Before the commit: a map that cannot be written leaves the published FAQ as it was.
                await file.WriteAsync(map!, cancellationToken);
            }

            var mined = await NightMined.MakeAsync(night, places, store, context.Work, cancellationToken);
            var served = NightMap.ToServe(night, map);
            IReadOnlyList<PublishedFile> files = [reviewed, clusters, answers, mined, served];
            if (options.Staged is { } name && !night.Outcome.IsBlocked)
            {
                publication.Stage(name, night.Outcome, report.Write(), files);
            }
            else
            {
                publication.Commit(night.Outcome, report.Write(), files);
            }

            if (options.Site is { } site)
            {
                await NightSite.WriteAsync(site, context, night.Outcome, served, cancellationToken);
            }

            DraftFile.Write(context.Work, night.Drafts);
        }

        await RunHistory.KeepAsync(folder, options.IsDryRun ? report with { IsDryRun = true } : report, cancellationToken);
        ChatNight.Close(chat, night);
        return new Batch(run, report, night.Outcome);
    }
}

/// <summary>A batch that came to its end.</summary>
internal sealed record Batch(Run Run, RunReport Report, PublishOutcome Outcome);
