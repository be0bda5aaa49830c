using Insights.Classify;
using Insights.Evaluate;
using Insights.Tests.Fakes;

namespace Insights.Tests.Evaluate;

public sealed class ThemeMeasuresTests
{
    [Fact]
    public void Accuracy_and_macro_f1_follow_their_definitions()
    {
        var measures = ThemeMeasures.Of(["a", "a", "a", "b"], ["a", "a", "b", "b"]);

        Assert.Equal(0.75, measures.Accuracy);
        Assert.Equal(((2.0 * 2 / 5) + (2.0 * 1 / 3)) / 2, measures.MacroF1!.Value, 12);
        Assert.Equal(2.0 / 3, measures.Themes.Single(theme => theme.Theme == "a").Recall);
        Assert.Equal(0.5, measures.Themes.Single(theme => theme.Theme == "b").Precision);
        Assert.Equal([("a", "a", 2), ("a", "b", 1), ("b", "b", 1)], measures.Confusion.Select(cell => (cell.Label, cell.Predicted, cell.Count)));
    }

    [Fact]
    public void A_label_that_no_theme_has_counts_as_wrong()
    {
        var measures = ThemeMeasures.Of(["a", "strange"], ["a", "a"]);

        Assert.Equal(0.5, measures.Accuracy);
        Assert.Equal((2.0 / 3 / 2) + 0, measures.MacroF1!.Value, 12);
    }

    [Fact]
    public void A_theme_that_no_label_has_does_not_count_in_the_mean()
    {
        Assert.Equal(1.0 / 3 * 2, ThemeMeasures.Of(["a", "a"], ["a", "b"]).MacroF1!.Value, 12);
    }

    [Fact]
    public void Nothing_to_compare_gives_no_figures()
    {
        Assert.Null(ThemeMeasures.Of([], []).Accuracy);
        Assert.Null(ThemeMeasures.Of([], []).MacroF1);
    }

    [Fact]
    public async Task Labelled_lines_are_classified_by_any_taxonomy_and_predicted_by_id()
    {
        var taxonomy = TaxonomyFile.Parse(
            """
            themes:
              - name: brewing
                belongs: coffee water grind taste
                examples: [bitter coffee, water too hot, fine grind]
              - name: repair
                belongs: broken pump seal display
                examples: [broken pump, leaking seal, dark display]
            """,
            "own.yaml");
        var file = Path.Combine(Directory.CreateTempSubdirectory("themes").FullName, "lines.jsonl");
        await File.WriteAllLinesAsync(
            file,
            [
                """{"id": "x1", "title": "bitter", "text": "why is my coffee bitter", "label": "brewing"}""",
                """{"id": "x2", "text": "the pump is broken and the seal leaks", "label": "repair"}""",
            ]);

        var evaluation = await ThemeEvaluation.RunAsync(file, taxonomy, new HashedEncoder(dimensions: 512), CancellationToken.None);

        Assert.Equal(1, evaluation.Measures.Single(measure => measure.Name == "accuracy").Value);
        Assert.Equal([new ThemePrediction("x1", "brewing"), new ThemePrediction("x2", "repair")], evaluation.Predictions);
    }
}
