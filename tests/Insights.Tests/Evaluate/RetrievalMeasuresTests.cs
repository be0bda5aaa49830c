using Insights.Embed;
using Insights.Evaluate;
using Insights.Tests.Fakes;

namespace Insights.Tests.Evaluate;

public sealed class RetrievalMeasuresTests
{
    private static readonly RetrievedQuery[] Queries =
    [
        new("test", ["a"], ["a", "b"], 0.9, false),
        new("test", ["b"], ["a", "b"], 0.7, false),
        new("test", ["c"], ["a", "b"], 0.4, true),
        new("test", [], ["a"], 0.5, false),
        new("test", [], ["b"], 0.1, true),
    ];

    [Fact]
    public void Ranking_is_measured_over_answerable_queries()
    {
        Assert.Equal(1 / 3.0, RetrievalMeasures.PrecisionAtOne(Queries)!.Value, 9);
        Assert.Equal(2 / 3.0, RetrievalMeasures.Recall(Queries, 5)!.Value, 9);
        Assert.Equal(0.5, RetrievalMeasures.ReciprocalRank(Queries)!.Value, 9);
    }

    [Fact]
    public void Abstention_is_measured_at_the_threshold_and_over_all_of_them()
    {
        Assert.Equal(5 / 6.0, RetrievalMeasures.Auroc(Queries)!.Value, 9);
        Assert.Equal(0.6, RetrievalMeasures.Answered(Queries)!.Value, 9);
        Assert.Equal(1 / 3.0, RetrievalMeasures.AnswerPrecision(Queries)!.Value, 9);
        Assert.Equal(0.5, RetrievalMeasures.Refused(Queries)!.Value, 9);
        Assert.Equal([0, 0.5, 2 / 3.0, 0.75, 0.8], RetrievalMeasures.RiskCoverage(Queries).Select(point => Math.Round(point.Risk, 12)).Select(risk => Math.Abs(risk - (2 / 3.0)) < 1e-9 ? 2 / 3.0 : risk));
        Assert.Equal(5, RetrievalMeasures.Reliability(Queries).Sum(bin => bin.Count));
    }

    [Fact]
    public void Promises_are_compared_with_what_came_true()
    {
        Assert.Equal((0.1 + 0.7 + 0.4 + 0.5 + 0.1) / 5, RetrievalMeasures.CalibrationError(Queries)!.Value, 9);
        Assert.Equal((0.01 + 0.49 + 0.16 + 0.25 + 0.01) / 5, RetrievalMeasures.Brier(Queries)!.Value, 9);
        Assert.Null(RetrievalMeasures.CalibrationError([]));
        Assert.Null(RetrievalMeasures.Brier([]));
    }

    [Fact]
    public void What_the_data_does_not_allow_is_null()
    {
        var answerable = Queries[..3];

        Assert.Null(RetrievalMeasures.Auroc(answerable));
        Assert.Null(RetrievalMeasures.Refused(answerable));
        Assert.Null(RetrievalMeasures.PrecisionAtOne(Queries[3..]));
        Assert.Null(RetrievalMeasures.AnswerPrecision([Queries[2]]));
    }

    [Fact]
    public async Task A_retrieval_file_is_measured_over_all_and_by_split()
    {
        using var encoder = OnnxTextEncoder.Open(Path.Combine(SampleCommunity.Root, "data", "models", "static-minilm-256"));
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, [
            """{"type":"faq","id":"boat","question":"how do i moor a boat","answer":null,"examples":["mooring my boat at the pier"]}""",
            """{"type":"faq","id":"bread","question":"why does my bread not rise","answer":"The yeast is dead."}""",
            """{"type":"query","id":"q1","split":"dev","text":"mooring a boat","relevant":["boat"],"answerable":true}""",
            """{"type":"query","id":"q2","split":"test","text":"bread does not rise","relevant":["bread"],"answerable":true}""",
            """{"type":"query","id":"q3","split":"test","text":"capital of mongolia","relevant":[],"answerable":false}""",
        ]);
        var evaluation = await RetrievalEvaluation.RunAsync(file, encoder, CancellationToken.None);
        File.Delete(file);

        Assert.Equal(1, evaluation.Measures.Single(measure => measure.Name == "P@1").Value);
        Assert.Equal(1, evaluation.Measures.Single(measure => measure.Name == "test AUROC").Value);
        Assert.Null(evaluation.Measures.Single(measure => measure.Name == "dev AUROC").Value);
        Assert.Equal(["q1", "q2", "q3"], evaluation.Predictions.Cast<RetrievalPrediction>().Select(prediction => prediction.Id));
    }

    [Theory]
    [InlineData("{\"type\":\"faq\",\"id\":\"a\"}")]
    [InlineData("{\"type\":\"other\"}")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task A_file_that_cannot_be_used_is_refused(string line)
    {
        using var encoder = OnnxTextEncoder.Open(Path.Combine(SampleCommunity.Root, "data", "models", "static-minilm-256"));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, line);

        await Assert.ThrowsAsync<UnusableException>(() => RetrievalEvaluation.RunAsync(file, encoder, CancellationToken.None));
        File.Delete(file);
    }
}
