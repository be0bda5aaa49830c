using Insights.Ingest;
using Insights.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Store;

/// <summary>Puts the store of record and its key together.</summary>
public static class StoreComposition
{
    /// <param name="services">Gets the key, and the store by its port.</param>
    /// <param name="work">Holds store and key unless the settings say otherwise; made where it is missing.</param>
    /// <param name="pseudonymKey">Store:PseudonymKey; empty where the work folder holds it.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, WorkFolder work, string pseudonymKey) => services
        .AddSingleton(_ => OpenKey(work, pseudonymKey))
        .AddSingleton<IMessageStore>(provider =>
        {
            // The key comes first: no store without the key of its pseudonyms.
            _ = provider.GetRequiredService<PseudonymKey>();
            return SqliteMessageStore.Open(work.StoreFile);
        })
        .AddSingleton<IConversationReader>(provider => provider.GetRequiredService<IMessageStore>());

    private static PseudonymKey OpenKey(WorkFolder work, string given)
    {
        work.Create();
        return PseudonymKeyFile.Open(given, work.KeyFile, File.Exists(work.StoreFile));
    }
}
