using Insights.App.MilvusIndex;

namespace Insights.Tests.Live;

internal static class MilvusAt
{
    public static MilvusOptions Of(Uri address) =>
        new() { Address = address, Timeout = TimeSpan.FromSeconds(30), GracePeriod = TimeSpan.FromHours(24) };
}
