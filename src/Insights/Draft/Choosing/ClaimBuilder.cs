using Insights.Draft.Reading;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Draft.Choosing;

/// <summary>
/// Turns chosen candidates into claims: verbatim pieces of their messages, and those of others who say the same.
/// </summary>
internal static class ClaimBuilder
{
    /// <summary>The claim, or null where nothing of its message may be quoted.</summary>
    public static Claim? Build(ClaimCandidate candidate, IReadOnlyList<ClaimCandidate> scored)
    {
        var evidence = Cut(candidate).ToList();
        if (evidence.Count == 0)
        {
            return null;
        }

        var authors = new HashSet<Pseudonym> { candidate.Source.Message.Author };
        var doubt = 1 - candidate.Source.Probability;
        foreach (var other in scored)
        {
            if (authors.Contains(other.Source.Message.Author)
                || other.Source.Probability < DraftThresholds.LeastSupport
                || Vectors.Similarity(candidate.Vector, other.Vector) < DraftThresholds.SameAdvice)
            {
                continue;
            }

            var support = Cut(other).ToList();
            if (support.Count > 0)
            {
                evidence.AddRange(support);
                authors.Add(other.Source.Message.Author);
                doubt *= 1 - (other.Source.Probability / 2);
            }
        }

        return new Claim { Text = candidate.Text, Evidence = evidence, Confidence = Math.Round(1 - doubt, 3) };
    }

    private static IEnumerable<Evidence> Cut(ClaimCandidate candidate)
    {
        var message = candidate.Source.Message;
        var guild = candidate.Source.Thread.Conversation.Channel.Guild;
        return candidate.Sentences
            .SelectMany(sentence => Quotes.Cut(message.Text, sentence.TypedStart, sentence.TypedLength))
            .Select(quote => new Evidence(message.Id, message.Channel, guild, quote.Text))
            .Distinct();
    }
}
