using System.Text;
using Insights.App.Commands;
using Insights.App.Logging;
using Insights.App.ModelClients;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.Nightly;

/// <summary>What a batch does for its chat model beside the stages.</summary>
internal static class ChatNight
{
    /// <summary>Says before anything is asked what it may cost, and what a batch's replies came to.</summary>
    public static void Announce(CommandContext context, ChatSession chat)
    {
        var limits = chat.IsBatch ? $"The model {chat.Settings.Model} is asked by files; no call is made." : ChatSummary.Limits(chat.Settings);
        context.Log.ModelAnnounced(limits);
        if (!context.IsJson)
        {
            context.Output.WriteLine(limits);
        }

        if (chat.Intake is { } intake && !context.IsJson)
        {
            context.Output.WriteLine($"{intake.Taken} replies taken, {intake.Failed} failed and are asked again, {intake.Passed} lines passed over.");
        }
    }

    /// <summary>From now on every prompt is looked through with all names that are known.</summary>
    public static async Task RedactAsync(ChatSession chat, Workbench bench, CancellationToken cancellationToken) =>
        chat.Redact(new TextMarker(new HashedNames(bench.Key, await bench.Store.ReadNamesAsync(cancellationToken))));

    /// <summary>Runs the night; where calls wait for their batch, writes them and ends it.</summary>
    /// <exception cref="BatchWaitsException">Calls wait for their batch.</exception>
    public static async Task<Night> HaltAsync(ChatSession? chat, BatchPlan plan, WorkFolder work, Func<Task<Night>> night)
    {
        try
        {
            return await night();
        }
        catch (RunHaltedException halted) when (chat is not null)
        {
            var file = Path.GetFullPath(plan.Options.Batch?.Out ?? Path.Combine(work.Path, "batch-requests.jsonl"));
            chat.Pending.Write(file);
            work.Shared.Replace([new SharedRecord(WorkFolder.BatchSourceRecord, Encoding.UTF8.GetBytes(plan.Source ?? ""))]);
            throw new BatchWaitsException(chat.Pending.Count, file, halted.Stage);
        }
    }

    /// <summary>Nothing waits any more, and replies about what is gone or changed go.</summary>
    public static void Close(ChatSession? chat, Night night)
    {
        chat?.Pending.Settle();
        chat?.Book.Prune(
            night.Outcome.Listings.Select(listing => listing.Id.ToString()).ToHashSet(StringComparer.Ordinal),
            night.Ingested.Changed.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal));
    }
}

/// <summary>The batch ends here until the replies to what was written come: nothing is published, and that is no fault.</summary>
public sealed class BatchWaitsException(int calls, string file, string stage)
    : Exception($"{calls} calls wait for their batch.")
{
    public int Calls { get; } = calls;
    public string File { get; } = file;
    public string Stage { get; } = stage;
}
