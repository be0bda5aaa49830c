using Insights.App.Settings;
using Insights.App.Store.Postgres;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
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
        .AddSingleton(provider => settings.OpenStore(work, provider.GetRequiredService<PseudonymKey>()))
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

    /// <summary>Held while a channel is read, side by side with others who read; a store on a server only.</summary>
    /// <exception cref="WorkFaultException">Somebody works on the store alone.</exception>
    public static IDisposable TakeReadingLock(this StoreSettings settings) => PostgresLock.TryShare(ServerOf(settings), PostgresLock.Night)
        ?? throw new WorkFaultException("Another worker runs on the store's database; wait until it has ended, then start again.");

    /// <summary>Held while something is made in the store's database that another worker may be making, too.</summary>
    public static IDisposable TakeSetupLock(this StoreSettings settings) => PostgresLock.Wait(ServerOf(settings), PostgresLock.Setup);

    /// <summary>The place of the one worker that is the bot, as soon as no other has it; until it is disposed or its session breaks.</summary>
    public static Task<PostgresLock> TakeBotLockAsync(
        this StoreSettings settings, TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken) =>
        PostgresLock.TakeAsync(ServerOf(settings), PostgresLock.Bot, pause, clock, cancellationToken);

    /// <summary>Copies the store to a file, and gives the records of the same moment; others may work meanwhile.</summary>
    public static async Task<IReadOnlyList<SharedRecord>> CopyStoreAsync(
        this StoreSettings settings, FolderCopy folder, string copy, Predicate<string> isKept, CancellationToken cancellationToken) =>
        StorePlace.Of(settings) is StorePlace.OnServer server
            ? StoreTransfer.ToFile(server.ConnectionString, copy, isKept)
            : await folder.MakeAsync(copy, isKept, cancellationToken);

    /// <summary>Replaces the store on the server by the one of a file, and the records of that name; all workers follow.</summary>
    public static void ReplaceOnServer(this StoreSettings settings, string file, IReadOnlyList<SharedRecord> records) =>
        StoreTransfer.ToServer(file, ServerOf(settings), records);

    private static string ServerOf(StoreSettings settings) => ((StorePlace.OnServer)StorePlace.Of(settings)).ConnectionString;

    /// <summary>The store of these settings; the caller closes it.</summary>
    public static IMessageStore OpenStore(this StoreSettings settings, WorkFolder work, PseudonymKey key) => StorePlace.Of(settings) switch
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
