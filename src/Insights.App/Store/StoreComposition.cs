using Insights.App.Settings;
using Insights.App.Store.Postgres;
using Insights.Ingest;
using Insights.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Insights.App.Store;

/// <summary>Puts the store of record, its key and what workers share together.</summary>
internal static class StoreComposition
{
    /// <param name="services">Gets the key, and the store by its port.</param>
    /// <param name="work">Holds store and key unless the settings say otherwise; made where it is missing.</param>
    /// <param name="settings">Where the store lies, and Store:PseudonymKey; empty where the work folder holds it.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, WorkFolder work, StoreSettings settings) => services
        .AddSingleton(_ => OpenKey(work, settings.PseudonymKey))
        .AddSingleton(provider => OpenStore(work, settings, provider.GetRequiredService<PseudonymKey>()))
        .AddSingleton<IConversationReader>(provider => provider.GetRequiredService<IMessageStore>());

    /// <summary>The work folder of these settings: where the store's file lies, and where that lies what workers share.</summary>
    /// <exception cref="UnusableException">The settings name no place that can be used.</exception>
    public static WorkFolder OpenWork(this StoreSettings settings, string path) => StorePlace.Of(settings) switch
    {
        StorePlace.OnServer server => new WorkFolder(path) { Shared = new PostgresRecords(server.ConnectionString) },
        StorePlace.InFile { Path: { } file } => new WorkFolder(path) { StoreFile = file },
        _ => new WorkFolder(path),
    };

    /// <summary>True where several workers may share the store; the index in a work folder is then a cache of one of them.</summary>
    public static bool IsShared(this StoreSettings settings) => StorePlace.Of(settings) is StorePlace.OnServer;

    /// <summary>Where the store lies, to be told to people.</summary>
    public static string PlaceIn(this StoreSettings settings, WorkFolder work) =>
        StorePlace.Of(settings) is StorePlace.OnServer server ? $"PostgreSQL database {server}" : work.StoreFile;

    /// <summary>True where there is a store; a server that is not there is a fault.</summary>
    public static bool HasStore(this StoreSettings settings, WorkFolder work)
    {
        if (StorePlace.Of(settings) is not StorePlace.OnServer server)
        {
            return File.Exists(work.StoreFile);
        }

        using var connection = PostgresOpening.Connect(server.ConnectionString);
        try
        {
            return PostgresOpening.HoldsStore(connection);
        }
        catch (NpgsqlException cause)
        {
            throw PostgresFaults.Explain(cause, connection);
        }
    }

    private static IMessageStore OpenStore(WorkFolder work, StoreSettings settings, PseudonymKey key) => StorePlace.Of(settings) switch
    {
        // The key comes first: no store without the key of its pseudonyms.
        StorePlace.OnServer server => PostgresMessageStore.Open(server.ConnectionString, key),
        _ => SqliteMessageStore.Open(work.StoreFile, key),
    };

    private static PseudonymKey OpenKey(WorkFolder work, string given)
    {
        work.Create();
        return PseudonymKeyFile.Open(given, work.KeyFile, File.Exists(work.StoreFile));
    }
}
