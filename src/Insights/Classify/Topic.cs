using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Classify;

/// <summary>A theme's name as in the taxonomy; "other" where none fits.</summary>
public readonly record struct Theme(string Name) : IComparable<Theme>
{
    public static Theme Other { get; } = new("other");
    public int CompareTo(Theme other) => string.CompareOrdinal(Name, other.Name);
    public override string ToString() => Name;
}

/// <summary>A cluster with its theme; <paramref name="Confidence"/> is 0 to 1.</summary>
public sealed record Topic(ConversationCluster Cluster, Theme Theme, double Confidence);

/// <summary>Topics by cluster id, and the theme of every conversation, outliers included.</summary>
public sealed record Classification(
    IReadOnlyList<Topic> Topics, IReadOnlyDictionary<ConversationId, Theme> Conversations);
