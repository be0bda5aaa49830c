using Insights.App.Commands;
using Insights.App.MilvusIndex;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Embed;
using Insights.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App;

/// <summary>The one place where adapters are chosen.</summary>
internal static class Composition
{
    /// <summary>What a command works with; the caller closes it.</summary>
    public static ServiceProvider Compose(this CommandContext context) => new ServiceCollection()
        .AddStore(context.Work, context.Settings.Store)
        .BuildServiceProvider();

    /// <summary>What reads a source between two runs; talks of flat channels are told apart by the run itself.</summary>
    public static IngestStage GetIngest(this IServiceProvider services) =>
        new(services.GetRequiredService<IMessageStore>(), services.GetRequiredService<PseudonymKey>(), null);

    /// <summary>Says what of the index's and the store's settings cannot be used, before anything is read.</summary>
    /// <exception cref="UnusableException">A setting cannot be used.</exception>
    public static void Check(InsightsSettings settings)
    {
        if (settings.Index.Kind == IndexKind.Milvus)
        {
            _ = settings.Index.ToOptions();
        }

        _ = StorePlace.Of(settings.Store);
    }

    /// <summary>The index that the settings name; the caller closes it.</summary>
    /// <param name="context">Settings and folders.</param>
    /// <param name="key">The key of the community's pseudonyms.</param>
    /// <param name="isReader">True where nothing will be written.</param>
    /// <param name="cancellationToken">Stops waiting for a server.</param>
    public static async Task<IConversationIndex> OpenIndexAsync(
        this CommandContext context, PseudonymKey key, bool isReader, CancellationToken cancellationToken) => context.Settings.Index.Kind switch
    {
        IndexKind.Milvus => await context.Settings.Index.OpenMilvusIndexAsync(key, isReader, context.Clock, cancellationToken),
        _ => LocalConversationIndex.Open(context.Work.IndexFile),
    };
}
