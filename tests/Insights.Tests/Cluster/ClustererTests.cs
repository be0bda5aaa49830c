using Insights.Cluster;
using Insights.Cluster.Graphs;
using Insights.Evaluate;

namespace Insights.Tests.Cluster;

public sealed class ClustererTests
{
    [Theory]
    [InlineData(30, 3)]
    [InlineData(20, 12)]
    [InlineData(8, 40)]
    public void Planted_texts_are_found_at_any_size_without_their_number(int centres, int size)
    {
        var rows = PlantedRows.Texts(centres, size, 0, 3);

        var measures = Measure(rows, Cluster(rows));

        Assert.Equal(centres, measures.Clusters);
        Assert.True(measures.Ari > 0.99, $"ARI {measures.Ari}");
    }

    [Fact]
    public void Texts_that_are_like_no_other_stay_outliers()
    {
        var rows = PlantedRows.Texts(12, 6, 10, 5);

        var outcome = Cluster(rows);

        Assert.True(outcome.Outliers.Count(row => rows[row].Key[0] == 'x') >= 8);
        Assert.DoesNotContain(outcome.Outliers, row => rows[row].Key[0] == 'c');
    }

    [Fact]
    public void Conversations_that_share_answers_and_words_are_found_though_their_questions_differ()
    {
        var rows = PlantedRows.Conversations(20, 6, 15, 7);

        Assert.True(Measure(rows, Cluster(rows)).Ari > 0.9);
    }

    [Fact]
    public void One_language_is_not_taken_for_one_topic()
    {
        var rows = PlantedRows.TwoLanguages(16, 6, 23);

        foreach (var group in Cluster(rows).Groups)
        {
            var foreign = group.Members.Where(row => rows[row].Key.EndsWith("foreign", StringComparison.Ordinal)).ToList();
            Assert.Equal(foreign.Count, foreign.Select(row => PlantedRows.LabelOf(rows[row])).Distinct().Count());
            Assert.True(foreign.Count <= 1, string.Join(' ', group.Members.Select(row => rows[row].Key)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_order_of_the_input_changes_nothing(bool conversations)
    {
        var rows = conversations ? PlantedRows.Conversations(15, 5, 10, 11) : PlantedRows.Texts(15, 5, 10, 11);
        var expected = Describe(rows, Cluster(rows));
        for (ulong seed = 1; seed <= 5; seed++)
        {
            ClusterRow[] shuffled = [.. new SplitMix(seed).Shuffle(rows.Count).Select(place => rows[place])];

            Assert.Equal(expected, Describe(shuffled, Cluster(shuffled)));
        }
    }

    [Fact]
    public void The_same_text_posted_in_three_channels_is_one_item_of_three_rows()
    {
        var rows = PlantedRows.Conversations(10, 5, 5, 13).ToList();
        var lone = rows.Single(row => row.Key == "t012-000");
        rows.Add(lone with { Key = "y1" });
        rows.Add(lone with { Key = "y2" });

        var group = Assert.Single(
            Cluster(rows).Groups, group => group.Members.Any(row => rows[row].Key == "y1"));

        Assert.Equal(["t012-000", "y1", "y2"], group.Members.Select(row => rows[row].Key).Order());
    }

    [Fact]
    public void Nothing_gives_nothing_and_one_row_is_an_outlier()
    {
        Assert.Empty(Cluster([]).Groups);
        Assert.Equal([0], Cluster([new ClusterRow("a", null, null, [])]).Outliers);
    }

    [Fact]
    public void Texts_without_a_vector_take_part_by_their_words()
    {
        var rows = PlantedRows.Texts(5, 5, 0, 19).ToList();
        foreach (var number in Enumerable.Range(0, 3))
        {
            rows.Add(new ClusterRow($"w{number}", null, null, [new("etcd", 3), new("quota", 2), new($"z{number}", 1)]));
        }

        Assert.Contains(Cluster(rows).Groups, group => group.Members.Order().SequenceEqual([25, 26, 27]));
    }

    [Fact]
    public void Rows_without_any_view_are_outliers()
    {
        var rows = PlantedRows.Texts(5, 5, 0, 17).Append(new ClusterRow("z", null, null, [])).ToList();

        Assert.Equal([25], Cluster(rows).Outliers);
    }

    private static ClusterOutcome Cluster(IReadOnlyList<ClusterRow> rows) => Clusterer.Cluster(new ClusterInput(rows), default);

    private static ClusterMeasures Measure(IReadOnlyList<ClusterRow> rows, ClusterOutcome outcome)
    {
        var found = new string?[rows.Count];
        foreach (var (number, group) in outcome.Groups.Index())
        {
            foreach (var row in group.Members)
            {
                found[row] = $"{number}";
            }
        }

        return ClusterMeasures.Of([.. rows.Select(PlantedRows.LabelOf)], found);
    }

    private static string Describe(IReadOnlyList<ClusterRow> rows, ClusterOutcome outcome) => string.Join(
        '\n',
        outcome.Groups
            .Select(group => string.Join(' ', group.Members.Select((row, place) => $"{rows[row].Key}:{group.Memberships[place]:R}")))
            .Append("outliers " + string.Join(' ', outcome.Outliers.Select(row => rows[row].Key))));
}
