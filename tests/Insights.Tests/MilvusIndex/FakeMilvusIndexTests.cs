using Insights.Embed;
using Insights.Tests.Embed;
using Insights.Tests.Fakes.MilvusServer;

namespace Insights.Tests.MilvusIndex;

/// <summary>The index on a server with full text search.</summary>
public sealed class FakeMilvusIndexTests : ConversationIndexConformance, IAsyncLifetime
{
    private FakeMilvus fake = null!;

    public async Task InitializeAsync() => fake = await FakeMilvus.StartAsync();

    public async Task DisposeAsync() => await fake.DisposeAsync();

    protected override async Task<IConversationIndex> OpenAsync() => await MilvusSetup.OpenAsync(fake);
}

/// <summary>The index on a server that is too old for full text search.</summary>
public sealed class OldMilvusIndexTests : ConversationIndexConformance, IAsyncLifetime
{
    private FakeMilvus fake = null!;

    public async Task InitializeAsync() => fake = await FakeMilvus.StartAsync("v2.4.15");

    public async Task DisposeAsync() => await fake.DisposeAsync();

    protected override async Task<IConversationIndex> OpenAsync() => await MilvusSetup.OpenAsync(fake);
}
