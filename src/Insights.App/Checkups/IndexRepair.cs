using Insights.App.Commands;
using Insights.App.Settings;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Checkups;

/// <summary>Brings the index to what the store holds, and settles a publication that was cut short.</summary>
internal static class IndexRepair
{
    public static async Task RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        context.RequireStore();
        using var held = WorkLock.Take(context.Work);
        context.OpenPublication().Recover();
        using var encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
        await using var services = context.Compose();
        await using var index = await context.OpenIndexAsync(services.GetRequiredService<PseudonymKey>(), isReader: false, cancellationToken);
        await new EmbedStage(encoder, index).RunAsync(services.GetRequiredService<IMessageStore>(), cancellationToken);
    }
}
