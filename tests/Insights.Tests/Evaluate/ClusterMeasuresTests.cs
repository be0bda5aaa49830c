using Insights.Evaluate;

namespace Insights.Tests.Evaluate;

public sealed class ClusterMeasuresTests
{
    [Fact]
    public void The_same_partition_under_other_names_is_perfect()
    {
        var measures = ClusterMeasures.Of(["a", "a", "b", "b", "c"], ["2", "2", "1", "1", null]);

        Assert.Equal([1, 1, 1, 1], new[] { measures.Nmi, measures.Ari, measures.VMeasure, measures.Accuracy }.Select(value => Math.Round(value, 12)));
        Assert.Equal(2, measures.Clusters);
        Assert.Equal(0.2, measures.OutlierShare);
    }

    [Fact]
    public void Figures_equal_those_worked_out_by_hand()
    {
        // Table: a {2, 1}, b {0, 3}. Pairs together 1 + 3 = 4 of rows 6 and columns 1 + 6 = 7, 15 in all: expected 2.8.
        var measures = ClusterMeasures.Of(["a", "a", "a", "b", "b", "b"], ["1", "1", "2", "2", "2", "2"]);

        Assert.Equal((4 - 2.8) / (6.5 - 2.8), measures.Ari, 12);
        var mutual = (2 / 6.0 * Math.Log(2)) + (1 / 6.0 * Math.Log(0.5)) + (3 / 6.0 * Math.Log(1.5));
        var (labels, clusters) = (Math.Log(2), -((1 / 3.0 * Math.Log(1 / 3.0)) + (2 / 3.0 * Math.Log(2 / 3.0))));
        Assert.Equal(2 * mutual / (labels + clusters), measures.Nmi, 12);
        Assert.Equal(measures.Nmi, measures.VMeasure, 12);
        Assert.Equal(5 / 6.0, measures.Accuracy, 12);
    }

    [Fact]
    public void Each_outlier_is_a_cluster_of_its_own()
    {
        var apart = ClusterMeasures.Of(["a", "a", "a", "a"], [null, null, null, null]);
        var together = ClusterMeasures.Of(["a", "a", "a", "a"], ["1", "1", "1", "1"]);

        Assert.Equal(0.25, apart.Accuracy);
        Assert.Equal(0, apart.Ari);
        Assert.Equal(0, apart.Clusters);
        Assert.Equal(1, together.Accuracy);
    }

    [Fact]
    public void An_outlier_is_not_confused_with_a_cluster_of_the_same_name() =>
        Assert.Equal(1, ClusterMeasures.Of(["a", "b", "b"], [null, "o0", "o0"]).Accuracy);
}
