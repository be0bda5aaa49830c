using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Collections;
using Insights.App.MilvusIndex.Rows;
using Insights.Embed;

namespace Insights.App.MilvusIndex;

/// <summary>One community's dealings with one server.</summary>
internal sealed class MilvusSession : IDisposable
{
    private readonly List<string> warnings = [];

    private MilvusSession(MilvusClient client, ServerVersion server, string community, bool isReader, TimeProvider clock)
    {
        (Client, Server, Community, IsReader) = (client, server, community, isReader);
        Rows = new RowTable(client, community);
        Generations = new Generations(client, server, community, clock);
    }

    public MilvusClient Client { get; }
    public ServerVersion Server { get; }
    public string Community { get; }

    /// <summary>True where nothing may be changed and some seconds of age do no harm.</summary>
    public bool IsReader { get; }
    public RowTable Rows { get; }
    public Generations Generations { get; }

    /// <summary>What the user should know about the server.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>A run reads what it wrote, and before its first write what anybody did; answers need not wait.</summary>
    public Consistency Freshness => IsReader ? Consistency.Bounded : Consistency.Since(Client.LastWrite);

    /// <summary>Connects and looks whether the server can serve.</summary>
    /// <param name="options">Where and as whom.</param>
    /// <param name="community">The community's id on the server.</param>
    /// <param name="isReader">True where nothing is changed.</param>
    /// <param name="clock">Tells how long a replaced collection has been replaced.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="UnusableException">It is too old, or lacks the database.</exception>
    public static async Task<MilvusSession> ConnectAsync(
        MilvusOptions options, string community, bool isReader, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Deadlines on the wire are moments of the system's clock, whatever clock the run has.
        MilvusClient? client = new(options, TimeProvider.System);
        try
        {
            var server = await client.GetVersionAsync(cancellationToken);
            if (!server.IsRecentEnough())
            {
                throw new UnusableException($"Milvus {server.Text} is too old to search by several views; 2.4 or later is needed.");
            }

            if (options.Database.Length > 0 && !(await client.ListDatabasesAsync(cancellationToken)).Contains(options.Database))
            {
                throw MilvusFaults.MissingDatabase(options, null);
            }

            var session = new MilvusSession(client, server, community, isReader, clock);
            if (!server.HasFullText())
            {
                session.warnings.Add(
                    $"Milvus {server.Text} has no full text search (2.5 has); words are compared by sparse vectors made here.");
            }

            client = null;
            return session;
        }
        finally
        {
            client?.Dispose();
        }
    }

    /// <summary>The collections of a model as this server can make them.</summary>
    public string FamilyOf(ModelIdentity model) => CollectionNames.FamilyOf(model, Server.HasFullText());

    /// <summary>Says where a collection was made by an older server than this.</summary>
    public void Warn(Generation current)
    {
        if (!current.HasFullText && Server.HasFullText())
        {
            warnings.Add($"The collection {current.Collection} was made without full text search; 'insights run --full' makes one with it.");
        }
    }

    public void Dispose() => Client.Dispose();
}
