using Insights.Embed;

namespace Insights.Cluster;

/// <summary>What is to be clustered, in any order; keys are unique.</summary>
public sealed record ClusterInput(IReadOnlyList<ClusterRow> Rows)
{
    /// <summary>True where the outcome is to be drawn, which needs the graph it was found in.</summary>
    public bool IsMapped { get; init; }
}

/// <summary>One item in up to three views; vectors are of unit length, words sorted by term. A view that is missing is null or empty.</summary>
public sealed record ClusterRow(string Key, float[]? Question, float[]? Answer, IReadOnlyList<TermCount> Words);

/// <summary>Groups of rows, largest first, and the rows in none; numbers are places in the input.</summary>
public sealed record ClusterOutcome(IReadOnlyList<ClusterGroup> Groups, IReadOnlyList<int> Outliers)
{
    /// <summary>Null unless <see cref="ClusterInput.IsMapped"/>.</summary>
    public Neighbourhood? Neighbourhood { get; init; }
}

/// <summary>Rows of one cluster, most central first, and how well each sits there, 0 to 1.</summary>
public sealed record ClusterGroup(IReadOnlyList<int> Members, IReadOnlyList<double> Memberships);
