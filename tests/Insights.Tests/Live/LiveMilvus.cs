namespace Insights.Tests.Live;

/// <summary>
/// A real Milvus server for the tests: the one that MILVUS_URI names, else a Milvus Lite started on loopback from the folder
/// beside the repository; without either, tests are skipped.
/// </summary>
public sealed class LiveMilvus : IAsyncLifetime
{
    private Uri? address;

    private OwnMilvus? Own { get; set; }

    /// <summary>The server's address; skips the test where there is none.</summary>
    public Uri Address
    {
        get
        {
            Skip.If(address is null, "No Milvus server: MILVUS_URI is not set and ../shared/milvus-lite is not there.");
            return address!;
        }
    }

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("MILVUS_URI") is { Length: > 0 } given)
        {
            address = new Uri(given);
        }
        else if (OwnMilvus.IsThere)
        {
            Own = new OwnMilvus();
            await Own.InitializeAsync();
            address = Own.Address;
        }
    }

    public async Task DisposeAsync()
    {
        if (Own is not null)
        {
            await Own.DisposeAsync();
        }
    }
}

/// <summary>Tests on the real server, one after the other: the server of one process takes one writer at a time.</summary>
[CollectionDefinition(nameof(LiveMilvus))]
public sealed class LiveMilvusTests : ICollectionFixture<LiveMilvus>;
