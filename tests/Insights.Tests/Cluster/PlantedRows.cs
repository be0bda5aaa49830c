using Insights.Cluster;
using Insights.Cluster.Graphs;
using Insights.Embed;

namespace Insights.Tests.Cluster;

/// <summary>Rows around known centres, for clusterings whose right result is known.</summary>
internal static class PlantedRows
{
    private const int Dimensions = 128;

    /// <summary>Short texts: question vectors only, <paramref name="size"/> rows around each of the centres, then lone rows.</summary>
    public static IReadOnlyList<ClusterRow> Texts(int centres, int size, int alone, ulong seed)
    {
        var random = new SplitMix(seed);
        var rows = new List<ClusterRow>();
        for (var centre = 0; centre < centres; centre++)
        {
            var middle = Unit(random, null, 0);
            for (var member = 0; member < size; member++)
            {
                rows.Add(new ClusterRow($"c{centre:000}-{member:000}", Unit(random, middle, 0.04), null, []));
            }
        }

        for (var row = 0; row < alone; row++)
        {
            rows.Add(new ClusterRow($"x{row:000}", Unit(random, null, 0), null, []));
        }

        return rows;
    }

    /// <summary>Conversations whose questions share little, but whose answers and words share much.</summary>
    public static IReadOnlyList<ClusterRow> Conversations(int topics, int size, int alone, ulong seed)
    {
        var random = new SplitMix(seed);
        var rows = new List<ClusterRow>();
        for (var topic = 0; topic < topics + alone; topic++)
        {
            var (question, answer) = (Unit(random, null, 0), Unit(random, null, 0));
            for (var member = 0; member < (topic < topics ? size : 1); member++)
            {
                TermCount[] words =
                [
                    new($"own{random.Next(100_000)}", 1), new($"shared{random.Next(20)}", 1), new($"topic{topic}", 3),
                ];
                rows.Add(new ClusterRow(
                    $"t{topic:000}-{member:000}", Unit(random, question, 0.15), Unit(random, answer, 0.08), words));
            }
        }

        return rows;
    }

    /// <summary>
    /// Conversations of which a few are written in another language: to the vectors and most words these are one cluster, and only the
    /// product's terms tell which topic each belongs to.
    /// </summary>
    public static IReadOnlyList<ClusterRow> TwoLanguages(int topics, int size, ulong seed)
    {
        var random = new SplitMix(seed);
        var language = Unit(random, null, 0);
        var rows = new List<ClusterRow>();
        for (var topic = 0; topic < topics; topic++)
        {
            var (question, answer) = (Unit(random, null, 0), Unit(random, null, 0));
            for (var member = 0; member < size; member++)
            {
                var isForeign = member == 0 && topic % 2 == 0;
                var everyday = Enumerable.Range(0, 6).Select(_ => new TermCount($"{(isForeign ? "mot" : "word")}{random.Next(12)}", 1));
                TermCount[] words = [.. everyday.DistinctBy(term => term.Term), new($"topic{topic}", 2)];
                rows.Add(new ClusterRow(
                    $"t{topic:000}-{member:000}{(isForeign ? "-foreign" : "")}",
                    Unit(random, isForeign ? language : question, 0.04),
                    Unit(random, isForeign ? language : answer, 0.04),
                    [.. words.OrderBy(term => term.Term, StringComparer.Ordinal)]));
            }
        }

        return rows;
    }

    public static string LabelOf(ClusterRow row) => row.Key[0] == 'x' ? row.Key : row.Key[..4];

    private static float[] Unit(SplitMix random, float[]? around, double noise)
    {
        var vector = new double[Dimensions];
        for (var place = 0; place < Dimensions; place++)
        {
            // Sum of uniforms: near enough to a normal deviate.
            var deviate = random.NextUnit() + random.NextUnit() + random.NextUnit() + random.NextUnit() - 2;
            vector[place] = around is null ? deviate : around[place] + (noise * deviate);
        }

        var length = Math.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => (float)(value / length));
    }
}
