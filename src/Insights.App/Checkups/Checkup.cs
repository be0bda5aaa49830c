using System.Globalization;
using Insights.App.Commands;
using Insights.App.DiscordChat;
using Insights.App.MilvusIndex;
using Insights.App.ModelClients;
using Insights.App.Nightly;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Classify;
using Insights.Embed;
using Insights.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Checkups;

/// <summary>What a check found; the remedy is null where nothing is wrong.</summary>
internal sealed record Finding(string What, bool IsFine, string Found, string? Remedy);

/// <summary>Looks at everything a run needs; nothing is changed.</summary>
internal static class Checkup
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
    [
        await LookAsync("store", () => StoreAsync(context, cancellationToken)),
        await LookAsync("model", () => Task.FromResult(Model(context))),
        await LookAsync("taxonomy", () => Task.FromResult(Themes(context))),
        .. await MilvusAsync(context, cancellationToken),
        await LookAsync("index", () => IndexAsync(context, cancellationToken)),
        await LookAsync("source", () => Task.FromResult(Source(context))),
        .. await DiscordAsync(context, cancellationToken),
        await LookAsync("chat", () => ChatAsync(context, cancellationToken)),
        await LookAsync("publication", () => PublicationAsync(context, cancellationToken)),
    ];

    private static async Task<Finding> LookAsync(string what, Func<Task<Finding>> look)
    {
        try
        {
            return await look() with { What = what };
        }
        catch (Exception fault) when (fault is UnusableException or WorkFaultException)
        {
            // Our faults say thing, then remedy.
            var parts = fault.Message.Split("; ", 2);
            return new Finding(what, false, parts[0], parts.Length > 1 ? parts[1] : "see the log in the work folder");
        }
    }

    private static async Task<Finding> StoreAsync(CommandContext context, CancellationToken cancellationToken)
    {
        context.RequireStore();
        await using var services = context.Compose();
        var count = await services.GetRequiredService<IMessageStore>().ReadStampsAsync(cancellationToken).CountAsync(cancellationToken);
        return Fine($"{Number(count)} conversations in {context.Settings.Store.PlaceIn(context.Work)}");
    }

    private static Finding Model(CommandContext context)
    {
        using var encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
        return Fine($"{encoder.Model.Name}, {Number(encoder.Model.Dimensions)} dimensions");
    }

    private static Finding Themes(CommandContext context)
    {
        var file = context.Settings.Classify.Taxonomy is { Length: > 0 } own ? own : Assets.Taxonomy;
        return Fine($"{Number(TaxonomyFile.Read(file).Themes.Count)} themes in {file}");
    }

    private static async Task<Finding> IndexAsync(CommandContext context, CancellationToken cancellationToken)
    {
        context.RequireStore();
        await using var services = context.Compose();
        await using var index = await context.OpenIndexAsync(services.GetRequiredService<PseudonymKey>(), isReader: true, cancellationToken);
        var state = await IndexState.ReadAsync(services.GetRequiredService<IMessageStore>(), index, cancellationToken);
        var found = $"{Number(state.Held)} conversations, {Number(state.Missing)} missing, {Number(state.Stale)} stale, {Number(state.Orphaned)} orphaned";
        return state.IsWhole ? Fine(found)
            : context.Settings.Index.Kind == IndexKind.Local && context.Settings.Store.IsShared() ? Fine(found + "; the next run of this worker mends its index")
            : new Finding("index", false, found, "start 'insights run', or 'insights doctor --repair'");
    }

    // Where a server holds the index it is looked at first: what it says explains what the index says.
    private static async Task<IReadOnlyList<Finding>> MilvusAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Settings.Index.Kind != IndexKind.Milvus
            ? []
            : [await LookAsync("milvus", async () =>
            {
                context.RequireStore();
                await using var services = context.Compose();
                using var session = await context.Settings.Index.ConnectMilvusAsync(
                    services.GetRequiredService<PseudonymKey>(), isReader: true, context.Clock, cancellationToken);
                var report = await ServerReport.ReadAsync(session, cancellationToken);
                return new Finding("milvus", report.Remedy is null, report.Found, report.Remedy);
            })];

    private static Finding Source(CommandContext context)
    {
        var path = context.Settings.Source.Path;
        if (path.Length == 0)
        {
            return Fine("none in the settings; 'insights run' is told with --source");
        }

        if (BatchPlan.IsLive(path))
        {
            return Fine($"Discord itself, server {context.Settings.Discord.GuildId}");
        }

        var files = File.Exists(path) ? 1 : Directory.Exists(path) ? Directory.GetFiles(path, "*.json", SearchOption.AllDirectories).Length : 0;
        return files > 0
            ? Fine($"{Number(files)} files in {path}")
            : new Finding("source", false, $"{path} holds no export", "set Source:Path to a file or folder of exports");
    }

    private static async Task<IReadOnlyList<Finding>> DiscordAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Settings.Discord.Token.Length == 0 && !BatchPlan.IsLive(context.Settings.Source.Path)
            ? []
            : [await LookAsync("discord", async () =>
            {
                var (found, remedy) = await DiscordCheck.LookAsync(context.Settings.Discord.ToOptions(), context.Clock, cancellationToken);
                return new Finding("discord", remedy is null, found, remedy);
            })];

    private static async Task<Finding> ChatAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var chat = context.Settings.Chat;
        return chat.Endpoint.Length == 0 ? Fine("none set; every stage works without")
            : await ChatCheck.FindFaultAsync(chat, cancellationToken) is { } fault ? throw new WorkFaultException(fault)
            : Fine($"{chat.Model} answers at {chat.Endpoint}");
    }

    private static async Task<Finding> PublicationAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var publication = context.OpenPublication();
        var wasCut = publication.Recover();
        return await publication.ReadPublishedAsync(cancellationToken) is { } faq
            ? Fine($"{Number(faq.Entries.Count)} entries in {context.OutFolder}{(wasCut ? ", a cut publication was settled" : "")}")
            : Fine($"nothing published in {context.OutFolder} yet");
    }

    private static Finding Fine(string found) => new("", true, found, null);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
