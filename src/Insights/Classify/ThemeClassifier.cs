using System.Numerics.Tensors;
using Insights.Embed;

namespace Insights.Classify;

/// <summary>
/// Tells themes from the taxonomy's own texts: a softmax regression on the encoder's vectors and a naive Bayes on the
/// words, pooled over the views. <see cref="Adapt"/> fits both again with the community's own texts under the themes
/// they were given first (self-training), which teaches them the community's words.
/// </summary>
internal sealed class ThemeClassifier
{
    private readonly List<(float[]? Vector, IReadOnlyCollection<string> Words, int Class)> examples;
    private readonly bool describesOther;
    private readonly int other;
    private readonly int dimensions;
    private readonly SoftmaxRegression dense;
    private readonly WordBayes words;

    private ThemeClassifier(
        IReadOnlyList<Theme> themes,
        List<(float[]? Vector, IReadOnlyCollection<string> Words, int Class)> examples,
        bool describesOther,
        int dimensions,
        IReadOnlyList<(ThemeSample Sample, double[] Shares)> own)
    {
        Themes = themes;
        this.examples = examples;
        this.describesOther = describesOther;
        this.dimensions = dimensions;
        other = themes.ToList().IndexOf(Theme.Other);
        (dense, words) = Fit(own);
    }

    /// <summary>The themes in the order of the shares.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    public static ThemeClassifier Train(Taxonomy taxonomy, ITextEncoder encoder)
    {
        List<Theme> themes = [.. taxonomy.Themes.Select(definition => definition.Theme)];
        var describesOther = themes.Contains(Theme.Other);
        if (!describesOther)
        {
            themes.Add(Theme.Other);
        }

        List<(float[]? Vector, IReadOnlyCollection<string> Words, int Class)> examples =
        [
            .. taxonomy.Themes.SelectMany((definition, place) =>
                TextsOf(definition).Select(text => (encoder.Encode(text), ThemeWords.Of(text), place))),
        ];
        return new ThemeClassifier(themes, examples, describesOther, encoder.Model.Dimensions, []);
    }

    /// <summary>The same taxonomy with the community's texts as further, softly labelled examples.</summary>
    public ThemeClassifier Adapt(IReadOnlyList<(ThemeSample Sample, double[] Shares)> own) =>
        new(Themes, examples, describesOther, dimensions, own);

    /// <summary>The share of each theme, summing to 1.</summary>
    public double[] Classify(ThemeSample sample)
    {
        var shares = Shares.Pool(
        [
            (sample.Question is { } question ? dense.Predict(question) : null, ClassifyThresholds.QuestionWeight),
            (Nearest(sample.Question), ClassifyThresholds.NearestWeight),
            (sample.Answer is { } answer ? dense.Predict(answer) : null, ClassifyThresholds.AnswerWeight),
            (words.Predict(sample.Words), ClassifyThresholds.WordsWeight),
        ]);
        if (shares is null || (!describesOther && FitsNothing(sample)))
        {
            shares = new double[Themes.Count];
            shares[other] = 1;
        }
        else if (!sample.IsQuestion)
        {
            for (var c = 0; c < shares.Length; c++)
            {
                shares[c] = ((1 - ClassifyThresholds.OtherWithoutQuestion) * shares[c])
                    + (c == other ? ClassifyThresholds.OtherWithoutQuestion : 0);
            }
        }

        return shares;
    }

    /// <summary>Shares by the mean cosine to the nearest examples of each theme.</summary>
    private double[]? Nearest(float[]? question)
    {
        if (question is null)
        {
            return null;
        }

        var scores = new double[Themes.Count];
        foreach (var (place, cosines) in examples
            .Where(example => example.Vector is not null)
            .Select(example => (example.Class, Cosine: TensorPrimitives.Dot<float>(example.Vector, question)))
            .GroupBy(example => example.Class, example => example.Cosine)
            .Select(theme => (theme.Key, theme.OrderDescending().Take(ClassifyThresholds.NearestExamples))))
        {
            scores[place] = ClassifyThresholds.NearestScale * cosines.Average();
        }

        Shares.Softmax(scores);
        return scores;
    }

    private static IEnumerable<string> TextsOf(ThemeDefinition definition) =>
        definition.Examples.Append(definition.Title).Concat(
            definition.Belongs.Split([';', ':', '.'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private bool FitsNothing(ThemeSample sample) =>
        sample.Question is { } question
        && examples.All(example => example.Vector is null
            || TensorPrimitives.Dot<float>(example.Vector, question) < ClassifyThresholds.LeastFit);

    private (SoftmaxRegression Dense, WordBayes Words) Fit(IReadOnlyList<(ThemeSample Sample, double[] Shares)> own)
    {
        // Themes weigh the same however many examples each has.
        var sizes = examples.CountBy(example => example.Class).ToDictionary();
        var vectors = new List<LabelledVector>();
        var bayes = new WordBayes(Themes.Count);
        foreach (var (vector, exampleWords, place) in examples)
        {
            var weight = (double)examples.Count / (sizes.Count * sizes[place]);
            var target = new double[Themes.Count];
            target[place] = 1;
            bayes.Add(exampleWords, target, weight);
            if (vector is not null)
            {
                vectors.Add(new LabelledVector(vector, weight, target));
            }
        }

        var ownWeight = ClassifyThresholds.OwnTextWeight * examples.Count / Math.Max(1, own.Count);
        foreach (var (sample, shares) in own)
        {
            bayes.Add(sample.Words, shares, ownWeight);
            foreach (var vector in new[] { sample.Question, sample.Answer }.OfType<float[]>())
            {
                vectors.Add(new LabelledVector(vector, ownWeight / 2, shares));
            }
        }

        return (SoftmaxRegression.Fit(vectors, Themes.Count, dimensions), bayes);
    }
}
