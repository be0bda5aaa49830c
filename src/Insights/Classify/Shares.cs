namespace Insights.Classify;

/// <summary>Arithmetic on class shares: numbers that sum to 1.</summary>
internal static class Shares
{
    private const double Least = 1e-6;

    /// <summary>Turns scores into shares in place.</summary>
    public static void Softmax(double[] scores)
    {
        var highest = scores.Max();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Exp(scores[i] - highest);
            sum += scores[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }

    /// <summary>
    /// The weighted geometric mean, which lets a sure view outvote an unsure one; null where no view has a say.
    /// </summary>
    public static double[]? Pool(IEnumerable<(double[]? Shares, double Weight)> views)
    {
        double[]? scores = null;
        foreach (var (shares, weight) in views)
        {
            if (shares is null)
            {
                continue;
            }

            scores ??= new double[shares.Length];
            for (var i = 0; i < shares.Length; i++)
            {
                scores[i] += weight * Math.Log(Math.Max(shares[i], Least));
            }
        }

        if (scores is not null)
        {
            Softmax(scores);
        }

        return scores;
    }

    /// <summary>The arithmetic mean of one or more.</summary>
    public static double[] Mean(IReadOnlyList<double[]> shares) =>
        [.. Enumerable.Range(0, shares[0].Length).Select(place => shares.Average(one => one[place]))];

    /// <summary>The place of the largest share; the first of equals, so the order of the taxonomy decides.</summary>
    public static int Best(double[] shares) => Array.IndexOf(shares, shares.Max());
}
