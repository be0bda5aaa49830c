using Insights.App.MilvusIndex;
using Insights.Embed;
using Insights.Tests.Embed;

namespace Insights.Tests.Live;

[Collection(nameof(LiveMilvus))]
public sealed class LiveMilvusIndexTests(LiveMilvus server) : ConversationIndexConformance
{
    // Each test has a community of its own; the server keeps what other tests and other runs wrote.
    private readonly string community = $"c{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";

    protected override async Task<IConversationIndex> OpenAsync() => await MilvusConversationIndex.OpenAsync(
        await MilvusSession.ConnectAsync(MilvusAt.Of(server.Address), community, isReader: false, TimeProvider.System, CancellationToken.None),
        CancellationToken.None);
}
