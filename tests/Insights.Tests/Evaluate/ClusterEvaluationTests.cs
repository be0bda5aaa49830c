using Insights.Evaluate;
using Insights.Tests.Fakes;

namespace Insights.Tests.Evaluate;

public sealed class ClusterEvaluationTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task Texts_of_the_same_words_are_predicted_together_in_the_order_of_the_file()
    {
        await File.WriteAllLinesAsync(
            path,
            Enumerable.Range(0, 24).Select(line => line % 2 == 0
                ? $$"""{"id": "even{{line}}", "text": "set an alarm for number{{line}}", "label": "alarm"}"""
                : $$"""{"id": "odd{{line}}", "text": "play some quiet music by band{{line}}", "label": "music"}"""));

        var evaluation = await RunAsync();

        Assert.Equal(1, evaluation.Measures.Single(measure => measure.Name == "ARI").Value!.Value, 6);
        var predictions = evaluation.Predictions.Cast<ClusterPrediction>().ToList();
        Assert.Equal(["even0", "odd1", "even2"], predictions.Take(3).Select(prediction => prediction.Id));
        Assert.Equal(predictions[0].Cluster, predictions[2].Cluster);
        Assert.NotEqual(predictions[0].Cluster, predictions[1].Cluster);
    }

    [Theory]
    [InlineData("not json", "line 1")]
    [InlineData("""{"id": "a", "text": "no label"}""", "line 1")]
    [InlineData("", "nothing to measure")]
    public async Task Lines_that_cannot_be_read_are_named(string line, string expected)
    {
        await File.WriteAllTextAsync(path, line);

        var fault = await Assert.ThrowsAsync<UnusableException>(RunAsync);

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_comes_twice_is_refused()
    {
        const string Line = """{"id": "a", "text": "x", "label": "y"}""";
        await File.WriteAllLinesAsync(path, [Line, Line]);

        var fault = await Assert.ThrowsAsync<UnusableException>(RunAsync);

        Assert.Contains("line 2", fault.Message, StringComparison.Ordinal);
    }

    private async Task<Evaluation> RunAsync()
    {
        using var encoder = new CountingEncoder();
        return await ClusterEvaluation.RunAsync(path, encoder, TimeProvider.System, isMapped: false, default);
    }
}
