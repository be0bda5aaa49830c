using Insights.Cluster;
using Insights.Cluster.Neighbours;

namespace Insights.Tests.Cluster;

public sealed class ResolutionChoiceTests
{
    [Fact]
    public void Pairs_must_be_more_alike_than_members_of_large_clusters()
    {
        var pairs = ResolutionChoice.SameCosineOf(NearestOf(PlantedRows.Texts(100, 2, 0, 3)));
        var large = ResolutionChoice.SameCosineOf(NearestOf(PlantedRows.Texts(5, 40, 0, 3)));

        Assert.True(pairs > large + 0.2, $"{pairs} and {large}");
    }

    [Fact]
    public void Texts_with_too_few_neighbours_to_tell_leave_the_threshold_as_it_is()
    {
        var nearest = NearestOf(PlantedRows.Texts(1, ClusterThresholds.ScaleNeighbour, 0, 5));

        Assert.Equal(ClusterThresholds.SameCosine, ResolutionChoice.SameCosineOf(nearest));
    }

    private static NeighbourTable NearestOf(IReadOnlyList<ClusterRow> rows) =>
        DenseNeighbours.Find([.. rows.Select(row => row.Question)], ClusterThresholds.TextNeighbours, CancellationToken.None);
}
