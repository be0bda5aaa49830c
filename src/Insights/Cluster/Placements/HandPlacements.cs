using Insights.Ingest;

namespace Insights.Cluster.Placements;

/// <summary>Which questions maintainers put where: of all that was said about a question the latest counts.</summary>
public sealed class HandPlacements
{
    private readonly Dictionary<QuestionId, ClusterId> places = [];
    private readonly Dictionary<ClusterId, (ClusterId Into, IReadOnlyList<QuestionId> Questions)> merged = [];
    private readonly ILookup<ConversationId, ClusterId> byConversation;

    private HandPlacements(IEnumerable<Placement> oldestFirst)
    {
        foreach (var placement in oldestFirst)
        {
            Add(placement);
        }

        byConversation = places.ToLookup(place => place.Key.Conversation, place => place.Value);
    }

    public static HandPlacements None { get; } = new([]);

    public bool IsEmpty => places.Count == 0;

    /// <summary>The clusters that went into another for good.</summary>
    public IEnumerable<ClusterId> Merged => merged.Keys;

    public static HandPlacements Of(IEnumerable<Placement> oldestFirst) => new(oldestFirst);

    /// <summary>Where the question was put; null where nobody said.</summary>
    public ClusterId? Find(QuestionId question) => places.TryGetValue(question, out var cluster) ? cluster : null;

    /// <summary>The id under which a cluster lives on: its own unless it was merged.</summary>
    public ClusterId Living(ClusterId cluster) => merged.TryGetValue(cluster, out var move) ? move.Into : cluster;

    /// <summary>True where a question of the conversation was put into a cluster, and none into this one.</summary>
    public bool IsElsewhere(ConversationId conversation, ClusterId cluster) =>
        byConversation.Contains(conversation) && !byConversation[conversation].Contains(cluster);

    /// <summary>The merged cluster that mostly these questions, and mostly it, came from: to split them off again gives it back.</summary>
    public ClusterId? FindMerged(IReadOnlyCollection<QuestionId> questions)
    {
        foreach (var (from, move) in merged.OrderBy(move => move.Key))
        {
            var shared = move.Questions.Count(questions.Contains);
            if (shared * 2 > questions.Count && shared * 2 > move.Questions.Count)
            {
                return from;
            }
        }

        return null;
    }

    private void Add(Placement placement)
    {
        merged.Remove(placement.Cluster);
        if (placement.Merged is { } from)
        {
            foreach (var question in places.Where(place => place.Value == from).Select(place => place.Key).ToList())
            {
                places[question] = placement.Cluster;
            }

            foreach (var (earlier, move) in merged.Where(move => move.Value.Into == from).ToList())
            {
                merged[earlier] = (placement.Cluster, move.Questions);
            }

            merged[from] = (placement.Cluster, placement.Questions);
        }

        foreach (var question in placement.Questions)
        {
            places[question] = placement.Cluster;
        }
    }
}
