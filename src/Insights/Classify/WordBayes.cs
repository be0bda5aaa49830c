namespace Insights.Classify;

/// <summary>
/// Multinomial naive Bayes over words, each word once a text, add-alpha smoothing (Manning, Raghavan and Schütze,
/// "Introduction to Information Retrieval", 13.2). It knows the product's own words and languages that the encoder
/// reads badly.
/// </summary>
internal sealed class WordBayes
{
    private readonly Dictionary<string, double[]> counts = new(StringComparer.Ordinal);
    private readonly double[] totals;

    public WordBayes(int classes) => totals = new double[classes];

    /// <summary>Counts a text's words for the classes it stands for.</summary>
    public void Add(IEnumerable<string> words, double[] target, double weight)
    {
        foreach (var word in words)
        {
            if (!counts.TryGetValue(word, out var row))
            {
                counts[word] = row = new double[totals.Length];
            }

            for (var c = 0; c < totals.Length; c++)
            {
                row[c] += weight * target[c];
                totals[c] += weight * target[c];
            }
        }
    }

    /// <summary>Class shares, or null where no word is known.</summary>
    public double[]? Predict(IEnumerable<string> words)
    {
        double[]? scores = null;
        var known = 0;
        foreach (var word in words)
        {
            if (!counts.TryGetValue(word, out var row))
            {
                continue;
            }

            scores ??= new double[totals.Length];
            known++;
            for (var c = 0; c < totals.Length; c++)
            {
                scores[c] += Math.Log((row[c] + ClassifyThresholds.WordSmoothing)
                    / (totals[c] + (ClassifyThresholds.WordSmoothing * counts.Count)));
            }
        }

        if (scores is null)
        {
            return null;
        }

        // Words of one text depend on each other: the root of their number counts, not their number.
        var temper = 1 / Math.Sqrt(known);
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] *= temper;
        }

        Shares.Softmax(scores);
        return scores;
    }
}
