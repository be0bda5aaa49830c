using Insights.Evaluate;

namespace Insights.Tests.Evaluate;

public sealed class TopicMeasuresTests
{
    [Fact]
    public void A_topic_counts_when_it_is_the_majority_of_a_cluster()
    {
        var measures = TopicMeasures.Of(
        [
            new("a", "1"), new("a", "1"), new(null, "1"),
            new("b", "2"), new("b", null), new(null, "2"),
            new("lone", null), new(null, null), new(null, null),
        ]);

        Assert.Equal(0.5, measures.TopicRecall);
        Assert.Equal(0.5, measures.TopiclessInClusters);
        Assert.Equal(((2.0 / 3) + 0.5) / 2, measures.Purity!.Value, 12);
        Assert.Equal(2, measures.Clusters);
    }

    [Fact]
    public void A_cluster_of_topicless_conversations_is_no_topic_and_pure_in_none()
    {
        var measures = TopicMeasures.Of([new(null, "1"), new(null, "1"), new("a", "2"), new("a", "2")]);

        Assert.Equal(1, measures.TopicRecall);
        Assert.Equal(1, measures.TopiclessInClusters);
        Assert.Equal(0.75, measures.Purity);
        Assert.True(measures.Ari < 1);
    }

    [Fact]
    public void A_cluster_of_one_is_an_outlier()
    {
        var measures = TopicMeasures.Of([new(null, "1"), new("a", "2"), new("a", "3")]);

        Assert.Equal(0, measures.Clusters);
        Assert.Equal(0, measures.TopiclessInClusters);
        Assert.Null(measures.Purity);
    }
}
