using Insights.Evaluate;
using Insights.Ingest.Talks;
using Insights.Tests.Fakes;

namespace Insights.Tests.Evaluate;

public sealed class TalkFitTests
{
    private static string? Logs =>
        SampleCommunity.Shared is { } shared ? Path.Combine(shared, "eval-dev", "threads-irc-ubuntu.jsonl") : null;

    [SkippableFact]
    public async Task Weights_fitted_on_half_of_the_logs_take_the_other_half_apart()
    {
        Skip.If(Logs is null, "The development data is not beside the repository.");

        var halves = await TalkFit.MeasureHalvesAsync(Logs!, null, CancellationToken.None);

        Assert.Equal(2, halves.Count);
        Assert.All(halves, measures =>
        {
            Assert.InRange(measures[0].Value!.Value, 0.89, 1);
            Assert.InRange(measures[1].Value!.Value, 0.70, 1);
            Assert.InRange(measures[2].Value!.Value, 0.24, 1);
        });
    }

    [SkippableFact]
    public async Task The_shipped_weights_are_those_that_the_fit_gives()
    {
        Skip.If(Logs is null, "The development data is not beside the repository.");

        var fitted = TalkFit.Fit(await AnnotatedLog.ReadAsync(Logs!, CancellationToken.None), [null], CancellationToken.None);

        // The last digits depend on how wide the processor adds.
        Assert.All(fitted.Zip(TalkCoefficients.For(null)), pair => Assert.Equal(pair.Second, pair.First, 0.02));
    }
}
