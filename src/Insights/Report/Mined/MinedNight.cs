using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Ingest;
using Insights.Publish;

namespace Insights.Report.Mined;

/// <summary>Makes the lines of mined.jsonl from what a night mined.</summary>
public static class MinedNight
{
    /// <summary>One line a living conversation, by id.</summary>
    /// <param name="store">Where conversations are read that are new or changed since <paramref name="known"/>.</param>
    /// <param name="known">The lines of the night before.</param>
    /// <param name="outcome">What the night publishes.</param>
    /// <param name="clustering">The clusters it came from.</param>
    /// <param name="places">Positions by question id; null where they are as they were.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<MinedConversation>> MakeAsync(
        IConversationReader store,
        IReadOnlyList<MinedConversation> known,
        PublishOutcome outcome,
        Clustering clustering,
        IReadOnlyDictionary<string, MapPosition>? places,
        CancellationToken cancellationToken)
    {
        var activities = await ActivityReading.RefreshAsync(store, known, cancellationToken);
        var memberships = Memberships(clustering);
        var before = known.ToDictionary(line => line.Id, line => line.Place);
        var lines = new List<MinedConversation>(outcome.Conversations.Count);
        foreach (var line in outcome.Conversations)
        {
            if (activities.TryGetValue(line.Id, out var read))
            {
                var main = memberships.GetValueOrDefault(line.Id);
                lines.Add(new MinedConversation
                {
                    Id = line.Id,
                    Fingerprint = read.Fingerprint,
                    Theme = line.Theme,
                    Cluster = line.Cluster,
                    Membership = main.Membership,
                    IsAnswerable = line.IsAnswerable,
                    Question = line.Question,
                    Place = places is null ? before.GetValueOrDefault(line.Id) : main.Question is { } question && places.TryGetValue(question, out var place) ? place : null,
                    Activity = read.Activity,
                });
            }
        }

        return lines;
    }

    // Of each conversation's main question, which is its first.
    private static Dictionary<ConversationId, (string? Question, double Membership)> Memberships(Clustering clustering) => clustering.Clusters
        .SelectMany(cluster => cluster.Members)
        .Select(member => (member.Question.Id, member.Membership))
        .Concat(clustering.Outliers.Select(row => (row.Id, Membership: 0.0)))
        .GroupBy(row => row.Id.Conversation)
        .ToDictionary(group => group.Key, group => group.MinBy(row => row.Id) is var main ? ((string?)main.Id.ToString(), main.Membership) : default);
}
