using Insights.Embed;

namespace Insights.Answer;

/// <summary>How well a row's words fit a question: the share of the question's IDF mass it covers, and its BM25 score over the best possible.</summary>
internal readonly record struct WordFit(double Coverage, double Score);

/// <summary>An inverted index over the words of the rows.</summary>
internal sealed class EntryWords
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    private readonly Dictionary<string, List<TermPlace>> postings = new(StringComparer.Ordinal);
    private readonly double[] damping;
    private readonly int count;

    public EntryWords(IReadOnlyList<AnswerRow> rows)
    {
        count = rows.Count;
        var lengths = new double[count];
        for (var row = 0; row < count; row++)
        {
            foreach (var term in Gather(rows[row]))
            {
                if (!postings.TryGetValue(term.Key, out var places))
                {
                    postings[term.Key] = places = [];
                }

                places.Add(new TermPlace(row, term.Value));
                lengths[row] += term.Value;
            }
        }

        var mean = Math.Max(1, lengths.DefaultIfEmpty(1).Average());
        damping = [.. lengths.Select(length => Saturation * (1 - LengthShare + (LengthShare * length / mean)))];
    }

    private readonly record struct TermPlace(int Row, int Count);

    public double Idf(string term)
    {
        var holding = postings.TryGetValue(term, out var places) ? places.Count : 0;
        return Math.Log(1 + ((count - holding + 0.5) / (holding + 0.5)));
    }

    /// <summary>Adds the fit of every row that shares a term with the question to <paramref name="fits"/>, which is empty and has a place for each.</summary>
    /// <param name="question">The distinct terms asked.</param>
    /// <param name="fits">One place a row.</param>
    /// <param name="without">A wording to leave out of its row, in calibration.</param>
    public void Score(IReadOnlyList<string> question, Span<WordFit> fits, HeldOut? without)
    {
        var mass = question.Sum(Idf);
        foreach (var term in question)
        {
            if (!postings.TryGetValue(term, out var places))
            {
                continue;
            }

            var share = Idf(term) / mass;
            foreach (var place in places)
            {
                var times = place.Row == without?.Row ? place.Count - without.CountOf(term) : place.Count;
                if (times > 0)
                {
                    var fit = fits[place.Row];
                    fits[place.Row] = new WordFit(fit.Coverage + share, fit.Score + (share * times / (times + damping[place.Row])));
                }
            }
        }
    }

    private static Dictionary<string, int> Gather(AnswerRow row)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in row.Wordings.SelectMany(wording => wording.Words).Concat(row.AnswerWords))
        {
            counts[word.Term] = counts.GetValueOrDefault(word.Term) + word.Count;
        }

        return counts;
    }
}

/// <summary>A wording that is asked as if nobody had asked it before.</summary>
internal sealed record HeldOut(int Row, int Wording, IReadOnlyList<TermCount> Words)
{
    public int CountOf(string term) => Words.Where(word => word.Term == term).Sum(word => word.Count);
}
