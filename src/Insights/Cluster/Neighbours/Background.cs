using Insights.Cluster.Graphs;

namespace Insights.Cluster.Neighbours;

/// <summary>Mean and deviation of a view's similarity over pairs at large, by which similarities of views become comparable.</summary>
internal readonly record struct Background(double Mean, double Deviation)
{
    private const int MostPairs = 200_000;

    public double Standardise(double similarity) => (similarity - Mean) / Deviation;

    /// <summary>Over all pairs where there are few, else over a seeded sample.</summary>
    public static Background Of(IView view, int count, ulong seed)
    {
        int[] present = [.. Enumerable.Range(0, count).Where(view.Has)];
        var (sum, squares, pairs) = (0.0, 0.0, 0L);
        void Add(int first, int second)
        {
            var similarity = view.Similarity(first, second);
            sum += similarity;
            squares += similarity * similarity;
            pairs++;
        }

        if ((long)present.Length * (present.Length - 1) / 2 <= MostPairs)
        {
            for (var first = 0; first < present.Length; first++)
            {
                for (var second = first + 1; second < present.Length; second++)
                {
                    Add(present[first], present[second]);
                }
            }
        }
        else
        {
            var random = new SplitMix(seed);
            while (pairs < MostPairs)
            {
                var (first, second) = (random.Next(present.Length), random.Next(present.Length));
                if (first != second)
                {
                    Add(present[first], present[second]);
                }
            }
        }

        var mean = pairs == 0 ? 0 : sum / pairs;
        var variance = pairs == 0 ? 1 : (squares / pairs) - (mean * mean);
        return new Background(mean, Math.Sqrt(Math.Max(variance, 1e-6)));
    }
}
