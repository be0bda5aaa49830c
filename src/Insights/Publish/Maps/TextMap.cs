using Insights.Cluster.Projection;

namespace Insights.Publish.Maps;

/// <summary>Texts in the plane with their clusters, as a page shows them; every text in it may be public.</summary>
public sealed record TextMap
{
    public required string Title { get; init; }

    /// <summary>One or two sentences that say what the picture shows, for those who cannot see it.</summary>
    public required string Summary { get; init; }

    /// <summary>What a point is, in the plural, such as "conversations".</summary>
    public required string Items { get; init; }

    /// <summary>Where the page leads back to; null where it stands alone.</summary>
    public string? Home { get; init; }

    /// <summary>Ways to colour the points; the first is shown.</summary>
    public required IReadOnlyList<MapColouring> Colourings { get; init; }

    /// <summary>Largest first.</summary>
    public required IReadOnlyList<MapCluster> Clusters { get; init; }
    public required IReadOnlyList<MapPoint> Points { get; init; }
}

/// <summary>One way to colour points; the category that gathers the rest, if any, is grey.</summary>
public sealed record MapColouring(string Name, IReadOnlyList<string> Categories, int? Rest);

/// <summary>A cluster, its name, the number of its points, and the category of most of them by the first colouring.</summary>
public sealed record MapCluster(string Id, string Name, int Size, int Category);

/// <summary>A point: where it is, what it says and what is worth knowing of it.</summary>
public sealed record MapPoint
{
    public required MapPosition Position { get; init; }

    /// <summary>Place in the map's clusters; null for an outlier.</summary>
    public required int? Cluster { get; init; }

    /// <summary>Null where the text must not be shown.</summary>
    public required string? Text { get; init; }

    /// <summary>What became of it, in a few words.</summary>
    public required string Note { get; init; }

    /// <summary>True where it sits in a cluster that is mostly of another label.</summary>
    public bool IsMisplaced { get; init; }

    /// <summary>A category for each colouring.</summary>
    public required IReadOnlyList<int> Categories { get; init; }
}
