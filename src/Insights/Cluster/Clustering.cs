using Insights.Embed;
using Insights.Ingest;

namespace Insights.Cluster;

/// <summary>A cluster's id for life: eight characters, derived from its oldest question at birth.</summary>
public readonly record struct ClusterId(string Value) : IComparable<ClusterId>
{
    public int CompareTo(ClusterId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A question in a cluster and how well it sits there, 0 to 1.</summary>
public sealed record ClusterMember(EmbeddedQuestion Question, double Membership);

/// <summary>Questions that ask the same; most central member first.</summary>
public sealed record ConversationCluster(ClusterId Id, IReadOnlyList<ClusterMember> Members)
{
    /// <summary>The conversations of the members, by id, each once.</summary>
    public IReadOnlyList<ConversationId> Conversations { get; } =
        [.. Members.Select(member => member.Question.Id.Conversation).Distinct().Order()];

    /// <summary>The members that speak for the cluster; all of them where it is loose.</summary>
    public IReadOnlyList<ClusterMember> Core { get; } = HasCore(Members) ? [.. Members.Where(IsSure)] : Members;

    /// <summary>True where fewer than two conversations sit in it surely: they may ask different things.</summary>
    public bool IsLoose { get; } = !HasCore(Members);

    /// <summary>The conversations of the core, by id, each once.</summary>
    public IReadOnlyList<ConversationId> CoreConversations =>
        [.. Core.Select(member => member.Question.Id.Conversation).Distinct().Order()];

    private static bool HasCore(IReadOnlyList<ClusterMember> members) =>
        members.Where(IsSure).Select(member => member.Question.Id.Conversation).Distinct().Skip(1).Any();

    private static bool IsSure(ClusterMember member) => member.Membership >= ClusterThresholds.CoreMembership;
}

/// <summary>All clusters by id, and what belongs to none, by id.</summary>
public sealed record Clustering(
    IReadOnlyList<ConversationCluster> Clusters, IReadOnlyList<EmbeddedQuestion> Outliers, ClusterLineage Lineage)
{
    /// <summary>By question id, of those that ask something; null unless a picture of the clusters is wanted.</summary>
    public Neighbourhood? Neighbourhood { get; init; }
}

/// <summary>What became of the ids of the last night: which were merged into another, split, or are gone.</summary>
public sealed record ClusterLineage(
    IReadOnlyList<ClusterMove> Merged, IReadOnlyList<ClusterMove> Split, IReadOnlyList<ClusterId> Gone, double Continuity)
{
    public static ClusterLineage None { get; } = new([], [], [], 1);
}

/// <summary>Conversations of <paramref name="From"/> went on as <paramref name="Into"/>.</summary>
public sealed record ClusterMove(ClusterId From, ClusterId Into);

/// <summary>An id given on an earlier night and the conversations it then held.</summary>
public sealed record KnownCluster(ClusterId Id, IReadOnlyList<ConversationId> Conversations);
