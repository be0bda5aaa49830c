using Insights.Evaluate;
using Insights.Tests.Fakes;

namespace Insights.Tests.Evaluate;

public sealed class ThreadEvaluationTests
{
    [SkippableFact]
    public async Task A_busy_channel_is_taken_apart_with_its_gold_hidden()
    {
        Skip.If(SampleCommunity.Shared is null, "The development data is not beside the repository.");
        var path = Path.Combine(SampleCommunity.Shared!, "eval-dev", "threads-irc-ubuntu.jsonl");

        var evaluation = await ThreadEvaluation.RunAsync(path, "words", null, CancellationToken.None);

        Assert.Equal(File.ReadLines(path).Count(), evaluation.Predictions.Count);
        Assert.True(evaluation.Measures[0].Value > 0.9);
    }
}
