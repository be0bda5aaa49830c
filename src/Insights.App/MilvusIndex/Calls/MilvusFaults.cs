using System.Globalization;
using Grpc.Core;

namespace Insights.App.MilvusIndex.Calls;

/// <summary>Turns what a server or the network says into our faults: thing first, then remedy.</summary>
internal static class MilvusFaults
{
    public static Exception OfTransport(RpcException cause, MilvusOptions options, string step) => cause.StatusCode switch
    {
        StatusCode.Unauthenticated => Refused(options, cause),
        StatusCode.PermissionDenied => NotPermitted(options, step, cause),
        StatusCode.ResourceExhausted => new WorkFaultException(
            $"Milvus at {Name(options)} refuses a message as too large ({step}); raise proxy.grpc.serverMaxRecvSize on the server.", cause),
        StatusCode.Unimplemented => new UnusableException(
            $"Milvus at {Name(options)} does not know how to {step}; a server of 2.4 or later is needed.", cause),
        _ => Unreachable(options, cause),
    };

    public static Exception OfStatus(Wire.Status status, MilvusOptions options, string step)
    {
        var code = status.Code != 0 ? status.Code : (int)status.ErrorCode;
        var refusal = new MilvusRefusal(code, OneLine(status.Reason));
        return code switch
        {
            RefusalCodes.NotAuthenticated => Refused(options, refusal),
            RefusalCodes.NotPermitted => NotPermitted(options, step, refusal),
            RefusalCodes.DatabaseNotFound => MissingDatabase(options, refusal),
            RefusalCodes.MemoryExhausted or RefusalCodes.DiskExhausted or RefusalCodes.QuotaExceeded => new WorkFaultException(
                $"Milvus at {Name(options)} has no room to {step}: {refusal.Message}; give it memory or disk, or raise its quota, then start again.",
                refusal),
            RefusalCodes.RateLimit or RefusalCodes.TooManyRequests => new WorkFaultException(
                $"Milvus at {Name(options)} still limits the rate of calls after {Seconds(options)} s ({step}); start again later or raise its limit.",
                refusal),
            RefusalCodes.NotLoaded or RefusalCodes.NotFullyLoaded => new WorkFaultException(
                $"Milvus at {Name(options)} has not loaded the collection ({step}); see its memory and 'insights doctor', then start again.", refusal),
            _ => new WorkFaultException(
                $"Milvus at {Name(options)} could not {step}: {refusal.Message}; see 'insights doctor' and the server's log.", refusal),
        };
    }

    public static WorkFaultException Unreachable(MilvusOptions options, Exception cause) => new(
        $"Milvus at {Name(options)} did not answer within {Seconds(options)} s (Index:Timeout); start the server or correct Index:Uri. "
        + "What was published stays as it was, and the next run goes on.",
        cause);

    public static UnusableException MissingDatabase(MilvusOptions options, Exception? cause) => new(
        $"Milvus at {Name(options)} has no database {options.Database}; create it there or correct Index:Database.", cause);

    private static UnusableException Refused(MilvusOptions options, Exception cause) => new(
        $"Milvus at {Name(options)} refuses the credentials; give Index:Token in the environment, or its file with Index:TokenFile.", cause);

    private static UnusableException NotPermitted(MilvusOptions options, string step, Exception cause) => new(
        $"Milvus at {Name(options)} does not permit this user to {step}; grant it the right, or give another Index:Token.", cause);

    // Never with user information, which may hold a password.
    private static string Name(MilvusOptions options) => options.Address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private static string Seconds(MilvusOptions options) => options.Timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);

    private static string OneLine(string reason)
    {
        const int Longest = 200;
        var line = string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > Longest ? $"{line[..Longest]}…" : line;
    }
}
