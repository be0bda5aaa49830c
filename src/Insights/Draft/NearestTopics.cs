using Insights.Classify;
using Insights.Draft.Reading;

namespace Insights.Draft;

/// <summary>Which topics ask for something near, so that a topic can be told from them.</summary>
internal sealed class NearestTopics(IReadOnlyList<Topic> topics)
{
    private const int Count = 4;
    private const int LongestQuestion = 240;

    private readonly (Topic Topic, float[]? Centre)[] centres = [.. topics.Select(topic => (topic, CentreOf(topic)))];

    public static NearestTopics None { get; } = new([]);

    /// <summary>The most central question of each of the nearest other topics, nearest first.</summary>
    public IReadOnlyList<string> QuestionsNear(Topic topic)
    {
        var centre = CentreOf(topic);
        return
        [
            .. centres.Where(other => other.Topic.Cluster.Id != topic.Cluster.Id)
                .OrderByDescending(other => Vectors.Similarity(centre, other.Centre))
                .ThenBy(other => other.Topic.Cluster.Id)
                .Take(Count)
                .Select(other => other.Topic.Cluster.Core[0].Question.QuestionText)
                .Where(text => text.Length > 0)
                .Select(text => text.Length > LongestQuestion ? text[..LongestQuestion] : text),
        ];
    }

    private static float[]? CentreOf(Topic topic) =>
        Vectors.Mean(topic.Cluster.Core.Select(member => member.Question.QuestionVector).OfType<float[]>());
}
