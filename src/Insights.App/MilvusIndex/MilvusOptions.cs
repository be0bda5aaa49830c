using Insights.App.MilvusIndex.Collections;

namespace Insights.App.MilvusIndex;

/// <summary>How a Milvus server is reached and what its collections are made like.</summary>
internal sealed record MilvusOptions
{
    /// <summary>http or https with host; 19530 where http names no port.</summary>
    public required Uri Address { get; init; }

    /// <summary>An API key, or <c>user:password</c>; empty where the server asks for none.</summary>
    public string Token { get; init; } = "";

    /// <summary>Empty: the server's default database.</summary>
    public string Database { get; init; } = "";

    /// <summary>How long one step may take with all its retries before the run gives up.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How dense vectors are indexed and searched.</summary>
    public DenseIndexing Dense { get; init; } = DenseIndexing.Automatic;

    /// <summary>Whether collections are memory-mapped; null leaves it to the server.</summary>
    public bool? IsMemoryMapped { get; init; }

    /// <summary>How long a collection stays after another took its place.</summary>
    public required TimeSpan GracePeriod { get; init; }
}
