using Insights.Cluster.Graphs;

namespace Insights.Cluster.Neighbours;

/// <summary>Mean and deviation of a view's similarity over pairs at large, by which similarities of views become comparable.</summary>
internal readonly record struct Background(double Mean, double Deviation)
{
    private const int MostPairs = 200_000;

    public double Standardise(double similarity) => (similarity - Mean) / Deviation;

    /// <summary>Over all pairs of one of these and one of those where they are few, else over a seeded sample.</summary>
    public static Background Of(IView view, IReadOnlyList<int> these, IReadOnlyList<int> those, ulong seed)
    {
        int[] left = [.. these.Where(view.Has)];
        int[] right = [.. those.Where(view.Has)];
        var (sum, squares, pairs) = (0.0, 0.0, 0L);
        void Add(int first, int second)
        {
            if (first == second)
            {
                return;
            }

            var similarity = view.Similarity(first, second);
            sum += similarity;
            squares += similarity * similarity;
            pairs++;
        }

        if ((long)left.Length * right.Length <= MostPairs)
        {
            foreach (var first in left)
            {
                foreach (var second in right)
                {
                    Add(first, second);
                }
            }
        }
        else
        {
            var random = new SplitMix(seed);
            for (var draw = 0; draw < MostPairs; draw++)
            {
                Add(left[random.Next(left.Length)], right[random.Next(right.Length)]);
            }
        }

        var mean = pairs == 0 ? 0 : sum / pairs;
        var variance = pairs == 0 ? 1 : (squares / pairs) - (mean * mean);
        return new Background(mean, Math.Sqrt(Math.Max(variance, 1e-6)));
    }
}
