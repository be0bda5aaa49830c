using Insights.Cluster;
using Insights.Cluster.Graphs;
using Insights.Cluster.Projection;
using Insights.Tests.Cluster.Projection;

namespace Insights.Tests.Cluster;

public sealed class NeighbourhoodTests
{
    [Fact]
    public void Planted_clusters_stand_apart_and_neighbours_stay_neighbours()
    {
        var rows = PlantedRows.Texts(15, 12, 20, 3);
        var laid = Lay(rows);
        var random = Random(rows);

        Assert.InRange(LayoutQuality.Silhouette(Keys(rows), LabelOf, laid), 0.7, 1);
        Assert.InRange(LayoutQuality.Silhouette(Keys(rows), LabelOf, random), -1, 0.1);
        Assert.InRange(LayoutQuality.Trustworthiness(rows, laid, 8), 0.9, 1);
        Assert.InRange(LayoutQuality.Trustworthiness(rows, random, 8), 0.4, 0.6);
    }

    [Fact]
    public void Planted_conversations_stand_apart()
    {
        var rows = PlantedRows.Conversations(20, 6, 15, 7);

        Assert.InRange(LayoutQuality.Silhouette(Keys(rows), key => key[..4], Lay(rows)), 0.6, 1);
    }

    [Fact]
    public void Outliers_sit_apart_from_every_cluster()
    {
        var rows = PlantedRows.Texts(12, 12, 12, 5);
        var outcome = Clusterer.Cluster(new ClusterInput(rows) { IsMapped = true }, default);
        var laid = outcome.Neighbourhood!.Lay(default);
        double Between(string key, string other) => LayoutQuality.Distance(laid[key], laid[other]);
        var members = Keys(rows).Where(key => key[0] == 'c').ToList();

        Assert.True(outcome.Outliers.Count >= 8);
        Assert.All(
            outcome.Outliers.Select(row => rows[row].Key),
            key =>
            {
                // Compared with how far the members of the cluster it is nearest to lie from each other.
                var nearest = members.MinBy(member => Between(key, member))!;
                var own = members.Where(member => LabelOf(member) == LabelOf(nearest)).ToList();
                var inside = own.Select(member => own.Where(other => other != member).Min(other => Between(member, other))).Order().ToList();
                Assert.True(Between(key, nearest) > 2 * inside[inside.Count / 2], $"{key}: {Between(key, nearest):0.00}, {inside[inside.Count / 2]:0.00}");
            });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_order_of_the_input_moves_nothing(bool conversations)
    {
        var rows = conversations ? PlantedRows.Conversations(15, 5, 10, 11) : PlantedRows.Texts(15, 5, 10, 11);
        var expected = Lay(rows);
        for (ulong seed = 1; seed <= 3; seed++)
        {
            ClusterRow[] shuffled = [.. new SplitMix(seed).Shuffle(rows.Count).Select(place => rows[place])];
            var laid = Lay(shuffled);

            Assert.All(expected, position => Assert.Equal(position.Value, laid[position.Key]));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void A_handful_of_rows_is_drawn_too(int count)
    {
        var laid = Lay([.. PlantedRows.Texts(2, 3, 0, 9).Take(count)]);

        Assert.Equal(count, laid.Values.Distinct().Count());
        Assert.All(laid.Values, position => Assert.True(double.IsFinite(position.X) && double.IsFinite(position.Y)));
    }

    [Fact]
    public void A_text_posted_twice_stands_beside_itself_and_a_row_without_any_view_somewhere()
    {
        var rows = PlantedRows.Conversations(10, 5, 0, 13).ToList();
        rows.Add(rows[0] with { Key = "again" });
        rows.Add(new ClusterRow("nothing", null, null, []));
        var laid = Lay(rows);

        Assert.InRange(LayoutQuality.Distance(laid["t000-000"], laid["again"]), 0.01, 0.5);
        Assert.True(double.IsFinite(laid["nothing"].X));
    }

    private static IReadOnlyDictionary<string, MapPosition> Lay(IReadOnlyList<ClusterRow> rows) =>
        Clusterer.Cluster(new ClusterInput(rows) { IsMapped = true }, default).Neighbourhood!.Lay(default);

    private static Dictionary<string, MapPosition> Random(IReadOnlyList<ClusterRow> rows)
    {
        var random = new SplitMix(1);
        return rows.ToDictionary(row => row.Key, _ => new MapPosition(random.NextUnit(), random.NextUnit()));
    }

    private static List<string> Keys(IReadOnlyList<ClusterRow> rows) => [.. rows.Select(row => row.Key)];

    private static string LabelOf(string key) => key[0] == 'x' ? key : key[..4];
}
