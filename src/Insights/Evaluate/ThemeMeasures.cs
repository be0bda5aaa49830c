namespace Insights.Evaluate;

/// <summary>How one theme fared; precision and recall are null where nothing was predicted or wanted.</summary>
public sealed record ThemeScore(string Theme, int Wanted, int Predicted, int Right)
{
    public double? Precision => Predicted == 0 ? null : (double)Right / Predicted;
    public double? Recall => Wanted == 0 ? null : (double)Right / Wanted;

    /// <summary>Harmonic mean of precision and recall; 0 where nothing is right.</summary>
    public double F1 => Wanted + Predicted == 0 ? 0 : 2.0 * Right / (Wanted + Predicted);
}

/// <summary>A cell of the confusion: how often one label was given another theme.</summary>
public sealed record ThemeConfusion(string Label, string Predicted, int Count);

/// <summary>
/// How well themes agree with labels. A label that the taxonomy does not have can never be right, and counts as
/// wrong.
/// </summary>
public sealed record ThemeMeasures(
    double? Accuracy, double? MacroF1, IReadOnlyList<ThemeScore> Themes, IReadOnlyList<ThemeConfusion> Confusion)
{
    /// <summary>
    /// Compares parallel lists; a theme that is null stands for a text that was given none. Macro F1 is the mean over
    /// the labels that occur.
    /// </summary>
    public static ThemeMeasures Of(IReadOnlyList<string> labels, IReadOnlyList<string?> themes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(themes);
        var pairs = labels.Zip(themes, (label, theme) => (Label: label, Theme: theme ?? "")).ToList();
        List<ThemeScore> scores =
        [
            .. labels.Concat(themes.OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(name => new ThemeScore(
                name,
                pairs.Count(pair => pair.Label == name),
                pairs.Count(pair => pair.Theme == name),
                pairs.Count(pair => pair.Label == name && pair.Theme == name))),
        ];
        var wanted = scores.Where(score => score.Wanted > 0).ToList();
        return new ThemeMeasures(
            pairs.Count == 0 ? null : pairs.Count(pair => pair.Label == pair.Theme) / (double)pairs.Count,
            wanted.Count == 0 ? null : wanted.Average(score => score.F1),
            scores,
            [
                .. pairs.CountBy(pair => pair)
                    .OrderBy(cell => cell.Key.Label, StringComparer.Ordinal)
                    .ThenBy(cell => cell.Key.Theme, StringComparer.Ordinal)
                    .Select(cell => new ThemeConfusion(cell.Key.Label, cell.Key.Theme, cell.Value)),
            ]);
    }
}
