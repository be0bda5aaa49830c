using Grpc.Core;

namespace Insights.App.MilvusIndex.Calls;

/// <summary>
/// Which failures pass by themselves. Every write here is an upsert, a delete, or a change of the schema that is looked at
/// again, so a repeated call does no harm.
/// </summary>
internal static class Retrying
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait before a try, counted from 1.</summary>
    public static TimeSpan PauseBefore(int retry) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(retry - 1, 8)));

    // An answer that is too long, a wrong credential and the like stay what they are; the deadline is ours.
    public static bool Passes(RpcException fault) =>
        fault.StatusCode is StatusCode.Unavailable or StatusCode.Unknown or StatusCode.Internal or StatusCode.Aborted;

    public static bool Passes(Wire.Status status) => status.Code switch
    {
        RefusalCodes.TooManyRequests or RefusalCodes.RateLimit or RefusalCodes.ResourcesShort or RefusalCodes.NotFullyLoaded
            or RefusalCodes.Recovering or RefusalCodes.PartitionNotFullyLoaded or RefusalCodes.Inconsistent or RefusalCodes.Unavailable => true,
        _ => status.Retriable || status.ErrorCode == Wire.ErrorCode.RateLimit,
    };
}
