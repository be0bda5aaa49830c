using System.ComponentModel.DataAnnotations;

namespace Insights.App.Settings;

internal sealed record CommunitySettings
{
    /// <summary>The community's name on the pages; empty takes the name of the server.</summary>
    [StringLength(100)]
    public string Name { get; init; } = "";

    /// <summary>The product that the community is about.</summary>
    [StringLength(100)]
    public string Product { get; init; } = "";
}

internal sealed record SourceSettings
{
    /// <summary>An export file or a folder of exports.</summary>
    public string Path { get; init; } = "";
}

internal sealed record StoreSettings
{
    /// <summary>Empty: a SQLite file in the work folder. May hold a password.</summary>
    [Secret]
    public string ConnectionString { get; init; } = "";

    /// <summary>Base64 of 32 random bytes; empty: made once in the work folder.</summary>
    [Secret]
    public string PseudonymKey { get; init; } = "";

    [Range(1, 36500)]
    public int? RetentionDays { get; init; }

    [Range(1, 10000)]
    public int KeepRuns { get; init; } = 30;
}

/// <summary>Where neighbours come from.</summary>
internal enum IndexKind
{
    /// <summary>In this process, with a file in the work folder.</summary>
    Local,

    /// <summary>On a Milvus server.</summary>
    Milvus,
}

internal sealed record EmbeddingSettings
{
    /// <summary>A folder name under <see cref="Directory"/>.</summary>
    [Required]
    public string Model { get; init; } = "all-MiniLM-L6-v2";

    /// <summary>Empty: the bundled models.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Where <c>models pull</c> fetches from.</summary>
    public Uri? HubUri { get; init; }
}

internal sealed record ClassifySettings
{
    /// <summary>Empty: the bundled data/taxonomy.yaml.</summary>
    public string Taxonomy { get; init; } = "";
}

/// <summary>Who lets a draft out.</summary>
internal enum ReviewMode
{
    /// <summary>The critic accepts what it can vouch for; people see the rest.</summary>
    Auto,

    /// <summary>Nothing new is published before somebody approved it.</summary>
    Manual,
}

internal sealed record ReviewSettings
{
    [EnumDataType(typeof(ReviewMode))]
    public ReviewMode Mode { get; init; } = ReviewMode.Auto;

    /// <summary>Distinct authors over an entry's conversations.</summary>
    [Range(1, 1000)]
    public int MinAuthors { get; init; } = 2;

    [Range(1, 1000)]
    public int MinConversations { get; init; } = 2;

    /// <summary>The confidence from which a draft needs nobody; empty takes the shipped threshold.</summary>
    [Range(0.0, 1.0)]
    public double? AcceptAt { get; init; }
}

internal sealed record PublishSettings
{
    /// <summary>The share of conversations that must keep their entry.</summary>
    [Range(0.0, 1.0)]
    public double MinContinuity { get; init; } = 0.8;
}
