using System.ComponentModel.DataAnnotations;

namespace Insights.App.Settings;

internal sealed record IndexSettings
{
    [EnumDataType(typeof(IndexKind))]
    public IndexKind Kind { get; init; } = IndexKind.Local;

    /// <summary>The Milvus server: http or https, host and port.</summary>
    [WebAddress]
    public Uri? Uri { get; init; }

    /// <summary>An API key, or user:password; empty where the server asks for none.</summary>
    [Secret]
    public string Token { get; init; } = "";

    /// <summary>Empty: the server's default database.</summary>
    public string Database { get; init; } = "";

    /// <summary>Seconds, or hh:mm:ss: how long one step may take with all its retries before the run gives up.</summary>
    [Duration]
    public string Timeout { get; init; } = "30";

    /// <summary>The type of the dense views' index.</summary>
    public string Type { get; init; } = "AUTOINDEX";

    /// <summary>What it is built with, as in <c>M=16, efConstruction=200</c>.</summary>
    public string BuildParameters { get; init; } = "";

    /// <summary>What it is searched with, as in <c>ef=100</c>.</summary>
    public string SearchParameters { get; init; } = "";

    /// <summary>Whether collections are memory-mapped; empty leaves it to the server.</summary>
    public bool? Mmap { get; init; }

    /// <summary>How long a collection stays after another took its place.</summary>
    [Range(0, 8760)]
    public int GraceHours { get; init; } = 24;
}
