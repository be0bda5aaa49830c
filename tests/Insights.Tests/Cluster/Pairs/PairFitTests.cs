using System.Globalization;
using Insights.Cluster;
using Insights.Cluster.Graphs;
using Insights.Cluster.Pairs;
using Insights.Embed;
using Insights.Evaluate.Gold;
using Insights.Tests.Fakes;
using Insights.Tests.Fitting;

namespace Insights.Tests.Cluster.Pairs;

/// <summary>
/// Makes the shipped coefficients again from the sample and its gold, on request since it encodes all of it:
/// <c>INSIGHTS_FIT=1 dotnet test --filter PairFit</c>. What differs is printed as it should be shipped.
/// </summary>
public sealed class PairFitTests
{
    private const int Folds = 4;
    private static readonly int[] Sizes = [4, 8, 12, 16, 20, 23, 23, 23];
    private static readonly string[] Models = ["all-MiniLM-L6-v2", "static-minilm-256"];

    [SkippableFact]
    public async Task The_shipped_coefficients_are_those_of_the_sample_and_hold_on_topics_left_out()
    {
        Skip.If(Environment.GetEnvironmentVariable("INSIGHTS_FIT") is null, "Set INSIGHTS_FIT=1 to fit again.");
        var gold = await GoldCommunity.ReadAsync(SampleCommunity.Folder, CancellationToken.None);
        var communities = new List<Item[]>();
        foreach (var model in Models)
        {
            communities.Add(await ReadAsync(gold, model));
        }

        string[] topics = [.. gold.Topics.Select(topic => topic.Topic).Order(StringComparer.Ordinal)];
        var leftOut = Enumerable.Range(0, Folds).Select(fold => LeaveOut(communities, topics, fold)).ToList();
        var fitted = LogisticFit.Of(Examples(communities, topics));

        Assert.True(leftOut.Average() > 0.7, $"Average precision on communities of left-out topics: {string.Join(" ", leftOut)}");
        var shipped = PairCoefficients.Conversations.Weights.Append(PairCoefficients.Conversations.Bias);
        Assert.True(
            shipped.Zip(fitted).All(weight => Math.Abs(weight.First - weight.Second) < 0.02),
            $"ship {string.Join(", ", fitted.Select(weight => weight.ToString("F3", CultureInfo.InvariantCulture)))} (bias last)");
    }

    /// <summary>Average precision of pairs in a community of topics that the fit has not seen, mean over the models.</summary>
    private static double LeaveOut(List<Item[]> communities, string[] topics, int fold)
    {
        string[] held = [.. topics.Where((_, place) => place % Folds == fold)];
        var weights = LogisticFit.Of(Examples(communities, [.. topics.Except(held, StringComparer.Ordinal)]));
        return communities.Average(items => AveragePrecision(
            [.. Pairs(Of(items, held, new SplitMix(1))).Select(pair => (LogisticFit.Predict(weights, pair.Features), pair.IsPositive))]));
    }

    /// <summary>Pairs of the whole and of smaller communities of some of its topics, since what is near depends on how many there are.</summary>
    private static List<FitExample> Examples(List<Item[]> communities, string[] topics)
    {
        var examples = new List<FitExample>();
        foreach (var items in communities)
        {
            examples.AddRange(Pairs(Of(items, topics, new SplitMix(0))));
            foreach (var (seed, size) in Sizes.Index())
            {
                var random = new SplitMix((ulong)seed + 1);
                string[] some = [.. random.Shuffle(topics.Length).Take(size).Select(place => topics[place])];
                examples.AddRange(Pairs(Of(items, some, random)));
            }
        }

        return examples;
    }

    /// <summary>The conversations of some topics, and as large a share of those without one.</summary>
    private static Item[] Of(Item[] items, string[] topics, SplitMix random)
    {
        var all = items.Select(item => item.Topic).OfType<string>().Distinct().Count();
        return [.. items.Where(item => item.Topic is { } topic ? topics.Contains(topic) : random.NextUnit() < (double)topics.Length / all)];
    }

    private static IEnumerable<FitExample> Pairs(Item[] items)
    {
        var model = new PairModel(RowViews.Of([.. items.Select(item => item.Row)], CancellationToken.None));
        return model.Candidates().Select(pair => new FitExample(
            "", model.Features(pair.First, pair.Second),
            items[pair.First].Topic is { } topic && topic == items[pair.Second].Topic, 1));
    }

    private static async Task<Item[]> ReadAsync(GoldCommunity gold, string model)
    {
        using var encoder = OnnxTextEncoder.Open(Path.Combine(SampleCommunity.Root, "data", "models", model));
        var assembly = new GoldConversations();
        var topicOf = gold.Threads.ToDictionary(thread => assembly.Of(thread).Id, thread => thread.Topic);
        using var shell = new Shell();
        await using var index = LocalConversationIndex.Open(Path.Combine(shell.Folder, "index.bin"));
        await new EmbedStage(encoder, index).RunAsync(
            new ConversationList([.. gold.Threads.Select(assembly.Of)]), CancellationToken.None);
        var items = new List<Item>();
        await foreach (var row in index.ReadAsync(CancellationToken.None))
        {
            if (row.IsQuestion)
            {
                items.Add(new Item(
                    new ClusterRow(row.Id.ToString(), row.QuestionVector, row.AnswerVector, row.Words),
                    topicOf[row.Id.Conversation]));
            }
        }

        return [.. items.OrderBy(item => item.Row.Key, StringComparer.Ordinal)];
    }

    private static double AveragePrecision(IReadOnlyList<(double Score, bool IsSame)> pairs)
    {
        var (right, sum) = (0, 0.0);
        foreach (var (place, pair) in pairs.OrderByDescending(pair => pair.Score).Index())
        {
            if (pair.IsSame)
            {
                sum += (double)++right / (place + 1);
            }
        }

        return sum / right;
    }

    private sealed record Item(ClusterRow Row, string? Topic);
}
