using Insights.App.Commands;
using Insights.App.DiscordChat.History;
using Insights.App.DiscordChat.Rest;
using Insights.App.Erasures;
using Insights.App.Nightly;
using Insights.Ingest;
using Insights.Pipeline;

namespace Insights.App.DiscordChat.Live;

/// <summary>Brings the store up to what Discord holds now, between two nights: what is new, what was missed, and what the sweep finds changed or deleted.</summary>
internal static class Reconciliation
{
    /// <exception cref="WorkFaultException">A night is under way, or Discord is away.</exception>
    /// <exception cref="UnusableException">Token, intent, server or channels are not what reading needs.</exception>
    public static async Task<MessageCounts> RunAsync(CommandContext context, DiscordRest line, CancellationToken cancellationToken)
    {
        using var held = WorkLock.Take(context.Work);
        var plan = BatchPlan.Make(context, new BatchOptions());
        await using var services = context.Compose();
        using var history = await DiscordHistory.ConnectAsync(line, plan.Discord!, cancellationToken);
        var read = (await services.GetIngest().ReadAsync(history, plan.Ingest, cancellationToken)).Messages;
        if (read.Changed + read.Deleted + read.Erased > 0)
        {
            context.TakeBack();
        }

        return read;
    }
}
