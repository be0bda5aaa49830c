namespace Insights.App.MilvusIndex.Calls;

/// <summary>A Milvus server's own answer that it will not do what was asked: its code and reason.</summary>
internal sealed class MilvusRefusal(int code, string reason) : Exception($"{reason} (code {code})")
{
    public int Code { get; } = code;

    public string Reason { get; } = reason;

    /// <summary>True where a fault was caused by a refusal that says this.</summary>
    public static bool Says(Exception fault, Func<MilvusRefusal, bool> what) => fault.InnerException is MilvusRefusal refusal && what(refusal);

    /// <summary>True where a message was refused for its length, by the server or on the way.</summary>
    public static bool SaysTooLarge(Exception fault) =>
        Says(fault, refusal => refusal.Code == RefusalCodes.TooLarge)
        || fault.InnerException is Grpc.Core.RpcException { StatusCode: Grpc.Core.StatusCode.ResourceExhausted };

    public bool IsMissingCollection => Code == RefusalCodes.CollectionNotFound;

    public bool IsMissingAlias => Code == RefusalCodes.AliasNotFound || IsNotFound("alias");

    public bool IsMissingIndex => Code == RefusalCodes.IndexNotFound;

    public bool IsNotLoaded => Code is RefusalCodes.NotLoaded or RefusalCodes.NotFullyLoaded;

    private bool IsNotFound(string thing) =>
        Reason.Contains(thing, StringComparison.OrdinalIgnoreCase)
        && (Reason.Contains("not found", StringComparison.OrdinalIgnoreCase) || Reason.Contains("not exist", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The codes of Milvus that are told apart here.</summary>
internal static class RefusalCodes
{
    public const int Unavailable = 2;
    public const int MemoryExhausted = 3;
    public const int TooManyRequests = 4;
    public const int DiskExhausted = 7;
    public const int RateLimit = 8;
    public const int QuotaExceeded = 9;
    public const int ResourcesShort = 12;
    public const int CollectionNotFound = 100;
    public const int NotLoaded = 101;
    public const int NotFullyLoaded = 103;
    public const int Recovering = 106;
    public const int PartitionNotFullyLoaded = 202;
    public const int IndexNotFound = 700;
    public const int DatabaseNotFound = 800;
    public const int TooLarge = 1102;
    public const int NotAuthenticated = 1400;
    public const int NotPermitted = 1401;
    public const int AliasNotFound = 1600;
    public const int Inconsistent = 2200;
}
