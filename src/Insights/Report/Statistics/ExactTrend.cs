using MathNet.Numerics;

namespace Insights.Report.Statistics;

/// <summary>Where a share moves over stretches of time, and how likely that is by chance alone (two-sided).</summary>
public readonly record struct TrendFinding(int Direction, double P);

/// <summary>
/// Asks whether a topic's share of all conversations moves over stretches of time: the Cochran-Armitage test for trend (Armitage 1955)
/// with its exact conditional distribution. Given how many conversations each stretch has and how many belong to the topic, any choice of
/// which ones do is equally likely where the share stays the same; so a community that grows makes no topic rise. With two stretches this
/// is Fisher's exact test. Beyond <see cref="ExactUpTo"/> conversations the normal approximation with a continuity correction stands in.
/// </summary>
public sealed class ExactTrend
{
    internal const int ExactUpTo = 80;

    private readonly double[] logFactorials;

    /// <param name="most">No test has more conversations in all.</param>
    public ExactTrend(int most)
    {
        logFactorials = new double[most + 1];
        for (var number = 2; number <= most; number++)
        {
            logFactorials[number] = logFactorials[number - 1] + Math.Log(number);
        }
    }

    /// <param name="topic">Conversations of the topic in each stretch.</param>
    /// <param name="all">All conversations in each stretch.</param>
    public TrendFinding Test(IReadOnlyList<int> topic, IReadOnlyList<int> all)
    {
        var (taken, total) = (topic.Sum(), all.Sum());
        var sum = topic.Select((count, stretch) => (long)count * stretch).Sum();
        var mean = taken * all.Select((count, stretch) => (double)count * stretch).Sum() / Math.Max(1, total);
        var direction = Math.Sign(sum - mean);
        if (taken == 0 || taken == total || all.Count(count => count > 0) < 2)
        {
            return new TrendFinding(0, 1);
        }

        var (below, above) = taken <= ExactUpTo ? ExactTails(all, taken, (int)sum) : NormalTails(all, taken, sum, mean);
        return new TrendFinding(direction, Math.Min(1, 2 * Math.Min(below, above)));
    }

    private (double Below, double Above) ExactTails(IReadOnlyList<int> all, int taken, int sum)
    {
        // chances[left][s]: so many of the topic's conversations are still to come, and the score so far is s.
        var most = taken * (all.Count - 1);
        var chances = Empty(taken, most);
        chances[taken][0] = 1;
        var remaining = all.Sum();
        for (var stretch = 0; stretch < all.Count; stretch++)
        {
            chances = Pass(chances, stretch, all[stretch], remaining);
            remaining -= all[stretch];
        }

        var (below, above) = (0.0, 0.0);
        for (var score = 0; score <= most; score++)
        {
            below += score <= sum ? chances[0][score] : 0;
            above += score >= sum ? chances[0][score] : 0;
        }

        return (below, above);
    }

    private double[][] Pass(double[][] chances, int stretch, int size, int remaining)
    {
        var (taken, most) = (chances.Length - 1, chances[0].Length - 1);
        var next = Empty(taken, most);
        for (var left = 0; left <= taken; left++)
        {
            var (least, greatest) = (Math.Max(0, left - (remaining - size)), Math.Min(left, size));
            for (var here = least; here <= greatest; here++)
            {
                var chance = Hypergeometric(here, size, left, remaining);
                for (var score = 0; score + (here * stretch) <= most; score++)
                {
                    next[left - here][score + (here * stretch)] += chance * chances[left][score];
                }
            }
        }

        return next;
    }

    private static double[][] Empty(int taken, int most) => [.. Enumerable.Range(0, taken + 1).Select(_ => new double[most + 1])];

    private double Hypergeometric(int here, int size, int left, int remaining) => Math.Exp(
        LogChoose(size, here) + LogChoose(remaining - size, left - here) - LogChoose(remaining, left));

    private double LogChoose(int n, int k) => logFactorials[n] - logFactorials[k] - logFactorials[n - k];

    private static (double Below, double Above) NormalTails(IReadOnlyList<int> all, int taken, long sum, double mean)
    {
        var total = (double)all.Sum();
        var average = all.Select((count, stretch) => count * (double)stretch).Sum() / total;
        var spread = all.Select((count, stretch) => count * Math.Pow(stretch - average, 2)).Sum() / total;
        var deviation = Math.Sqrt(taken * (total - taken) / (total - 1) * spread);
        return (Tail((mean - sum - 0.5) / deviation), Tail((sum - mean - 0.5) / deviation));
    }

    private static double Tail(double z) => 0.5 * SpecialFunctions.Erfc(z / Constants.Sqrt2);
}
