using Insights.Cluster.Neighbours;

namespace Insights.Cluster.Pairs;

/// <summary>
/// What two conversations have in common only because they are written in the same, less common language. To an encoder of another
/// language, and to words counted over a corpus of another language, such conversations look alike whatever they are about: their
/// similarities are taken against those of the language's own pairs, and ranks among them say nothing. Measured on the corpus at hand: a
/// language whose pairs are no more alike than pairs at large, as with a multilingual encoder, is left alone.
/// </summary>
internal sealed class LanguageBias
{
    // A language is biased when its pairs are this many standard deviations more alike than pairs at large: on the sample the
    // languages other than English lie at 0.9 to 5 with all-MiniLM-L6-v2, English at 0.1.
    private const double LeastBias = 0.5;

    // Pairs of no bias that are thought in, so that one or two pairs (which may be of one topic) do not make a bias of their own.
    private const double PriorPairs = 1;

    private readonly IReadOnlyList<string?> languages;
    private readonly Dictionary<string, double[]> shifts;

    private LanguageBias(IReadOnlyList<string?> languages, Dictionary<string, double[]> shifts) => (this.languages, this.shifts) = (languages, shifts);

    /// <summary>The bias of each language but the most common one, per view in standard deviations of that view.</summary>
    public static LanguageBias Measure(IReadOnlyList<string?> languages, IReadOnlyList<IView> views, IReadOnlyList<Background> backgrounds)
    {
        var groups = Enumerable.Range(0, languages.Count)
            .Where(row => languages[row] is not null)
            .GroupBy(row => languages[row]!, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Skip(1);
        var shifts = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            int[] rows = [.. group];
            double[] shift = [.. views.Zip(backgrounds, (view, background) => MeanOf(rows, view, background))];
            if (shift.Average() >= LeastBias)
            {
                shifts.Add(group.Key, shift);
            }
        }

        return new LanguageBias(languages, shifts);
    }

    /// <summary>The shift per view for a pair of one biased language; null for all other pairs.</summary>
    public double[]? Of(int first, int second) =>
        shifts.Count > 0 && languages[first] is { } language && language == languages[second] ? shifts.GetValueOrDefault(language) : null;

    private static double MeanOf(int[] rows, IView view, Background background)
    {
        // A few hundred rows tell the mean; all pairs of a large group would not be linear.
        var step = Math.Max(1, rows.Length / 300);
        var (sum, pairs) = (0.0, PriorPairs);
        for (var first = 0; first < rows.Length; first += step)
        {
            for (var second = first + step; second < rows.Length; second += step)
            {
                if (view.Has(rows[first]) && view.Has(rows[second]))
                {
                    sum += background.Standardise(view.Similarity(rows[first], rows[second]));
                    pairs++;
                }
            }
        }

        return sum / pairs;
    }
}
