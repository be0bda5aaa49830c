using Insights.Draft.Reading;
using Insights.Ingest;

namespace Insights.Draft.Evidencing;

/// <summary>
/// A message that may be evidence and the probability (0 to 1) that it is (part of) the right answer.
/// </summary>
internal sealed record WeighedMessage(ReadThread Thread, ReadMessage Read, double Probability)
{
    public Message Message => Read.Message;
}

/// <summary>Weighs what others said in a topic's threads.</summary>
internal static class EvidenceModel
{
    /// <summary>
    /// Every message that may be evidence, by thread and time. Askers' own messages take part only where they say
    /// that they solved it; what was contradicted, taken back or failed is left out whatever its probability.
    /// </summary>
    public static IReadOnlyList<WeighedMessage> Weigh(IReadOnlyList<ReadThread> threads)
    {
        var topic = new TopicThreads(threads);
        var weighed = new List<WeighedMessage>();
        foreach (var thread in threads)
        {
            for (var place = 0; place < thread.Messages.Count; place++)
            {
                var read = thread.Messages[place];
                if (read.IsUsable && (!read.IsAsker || Cues.SolvesOwn(read.Prose))
                    && !Aftermath.Of(thread, place).IsContradicted)
                {
                    weighed.Add(new WeighedMessage(thread, read,
                        Probability(EvidenceFeatures.Of(topic, thread, place))));
                }
            }
        }

        return weighed;
    }

    /// <summary>The logistic function of the weighted features, in the order of <see cref="Feature"/>.</summary>
    public static double Probability(IReadOnlyList<double> features)
    {
        var score = EvidenceCoefficients.Bias;
        for (var i = 0; i < features.Count; i++)
        {
            score += EvidenceCoefficients.Weights[(Feature)i] * features[i];
        }

        return 1 / (1 + Math.Exp(-score));
    }
}
