using System.Globalization;
using Insights.Draft.Evidencing;
using Insights.Draft.Reading;
using Insights.Embed;
using Insights.Evaluate.Gold;
using Insights.Tests.Fakes;
using Insights.Tests.Fitting;

namespace Insights.Tests.Draft;

/// <summary>
/// Makes the shipped coefficients again from the sample and its gold, on request since it encodes all of it:
/// <c>INSIGHTS_FIT=1 dotnet test --filter EvidenceFit</c>. What differs is printed as it should be shipped.
/// </summary>
public sealed class EvidenceFitTests
{
    private const int Folds = 8;

    [SkippableFact]
    public async Task The_shipped_coefficients_are_those_of_the_sample_and_hold_on_topics_left_out()
    {
        Skip.If(Environment.GetEnvironmentVariable("INSIGHTS_FIT") is null, "Set INSIGHTS_FIT=1 to fit again.");
        var gold = await GoldCommunity.ReadAsync(SampleCommunity.Folder, CancellationToken.None);
        var examples = ReadExamples(gold);
        var fitted = LogisticFit.Of(examples);

        Assert.True(LeaveOut(examples) > 0.95, $"AUROC on topics left out: {LeaveOut(examples)}");
        Assert.All(
            Enum.GetValues<Feature>()
                .Select(feature => ($"[Feature.{feature}]", EvidenceCoefficients.Weights[feature],
                fitted[(int)feature]))
                .Append(("Bias", EvidenceCoefficients.Bias, fitted[^1])),
            weight => Assert.True(Math.Abs(weight.Item2 - weight.Item3) < 0.02, Line(weight.Item1, weight.Item3)));
    }

    private static string Line(string name, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"ship {name} = {value:F3}");

    private static double LeaveOut(List<FitExample> examples)
    {
        var groups = examples.Select(example => example.Group).Distinct().Order(StringComparer.Ordinal).ToList();
        return LogisticFit.Auroc([.. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var isHeld = examples.ToLookup(example => groups.IndexOf(example.Group) % Folds == fold);
            var weights = LogisticFit.Of([.. isHeld[false]]);
            return isHeld[true].Select(example => (LogisticFit.Predict(weights, example.Features), example.IsPositive));
        })]);
    }

    private static List<FitExample> ReadExamples(GoldCommunity gold)
    {
        using var encoder = OnnxTextEncoder.Open(Path.Combine(SampleCommunity.Root, "data", "models",
            "all-MiniLM-L6-v2"));
        var reader = new ThreadReader(encoder);
        var conversations = new GoldConversations();
        var examples = new List<FitExample>();
        foreach (var topic in gold.Threads.GroupBy(thread => thread.Topic ?? "none " + thread.Id))
        {
            var threads = topic.Select(thread => (Gold: thread, Read: reader.Read(conversations.Of(thread)))).ToList();
            var together = new TopicThreads([.. threads.Select(thread => thread.Read)]);
            foreach (var (thread, read) in threads)
            {
                examples.AddRange(read.Messages.Index()
                    .Where(message => message.Item.IsUsable
                        && (!message.Item.IsAsker || Cues.SolvesOwn(message.Item.Prose)))
                    .Select(message => ExampleOf(topic.Key, thread, message.Item,
                        EvidenceFeatures.Of(together, read, message.Index))));
            }
        }

        return examples;
    }

    /// <summary>Wrong and outdated advice weighs three times: the model must learn it from few.</summary>
    private static FitExample ExampleOf(string topic, GoldThread thread, ReadMessage message, double[] features)
    {
        var id = message.Message.Id.ToString();
        var isEvidence = thread.Answers.Contains(id);
        return new FitExample(topic, features, isEvidence, !isEvidence
            && (thread.Wrong.Contains(id) || thread.Outdated.Contains(id)) ? 3 : 1);
    }
}
