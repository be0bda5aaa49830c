using Insights.App.MilvusIndex;
using Insights.Tests.Fakes.MilvusServer;

namespace Insights.Tests.MilvusIndex;

/// <summary>Opens indexes on a fake server.</summary>
internal static class MilvusSetup
{
    public static MilvusOptions Options(Uri address, double timeout = 5) =>
        new() { Address = address, Timeout = TimeSpan.FromSeconds(timeout), GracePeriod = TimeSpan.FromHours(24) };

    public static Task<MilvusConversationIndex> OpenAsync(
        FakeMilvus fake, string community = "c1", bool isReader = false, double timeout = 5, TimeProvider? clock = null) =>
        OpenAsync(Options(fake.Address, timeout), community, isReader, clock);

    public static async Task<MilvusConversationIndex> OpenAsync(
        MilvusOptions options, string community = "c1", bool isReader = false, TimeProvider? clock = null) =>
        await MilvusConversationIndex.OpenAsync(
            await MilvusSession.ConnectAsync(options, community, isReader, clock ?? TimeProvider.System, CancellationToken.None), CancellationToken.None);
}
