namespace Insights.Answer;

/// <summary>How well a row's words fit a question: the share of the question's IDF mass it covers, and its BM25 score over the best possible.</summary>
internal readonly record struct WordFit(float Coverage, float Score);

/// <summary>An inverted index over the words of the rows; what a term adds to a row is worked out beforehand.</summary>
internal sealed class EntryWords
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    private readonly Dictionary<string, TermPlace[]> postings = new(StringComparer.Ordinal);
    private readonly double[] damping;
    private readonly int count;

    public EntryWords(IReadOnlyList<AnswerRow> rows)
    {
        count = rows.Count;
        var lengths = new double[count];
        var gathered = new Dictionary<string, List<(int Row, int Count)>>(StringComparer.Ordinal);
        for (var row = 0; row < count; row++)
        {
            foreach (var (term, times) in Gather(rows[row]))
            {
                if (!gathered.TryGetValue(term, out var places))
                {
                    gathered[term] = places = [];
                }

                places.Add((row, times));
                lengths[row] += times;
            }
        }

        var mean = Math.Max(1, lengths.DefaultIfEmpty(1).Average());
        damping = [.. lengths.Select(length => Saturation * (1 - LengthShare + (LengthShare * length / mean)))];
        foreach (var (term, places) in gathered)
        {
            postings[term] = [.. places.Select(place => new TermPlace(place.Row, place.Count, Saturated(place.Row, place.Count)))];
        }
    }

    private readonly record struct TermPlace(int Row, int Count, float Saturated);

    public double Idf(string term)
    {
        var holding = postings.TryGetValue(term, out var places) ? places.Length : 0;
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

            var share = (float)(Idf(term) / mass);
            foreach (var place in places)
            {
                ref var fit = ref fits[place.Row];
                if (place.Row != without?.Row)
                {
                    fit = new WordFit(fit.Coverage + share, fit.Score + (share * place.Saturated));
                }
                else if (place.Count > without.CountOf(term))
                {
                    fit = new WordFit(fit.Coverage + share, fit.Score + (share * Saturated(place.Row, place.Count - without.CountOf(term))));
                }
            }
        }
    }

    private float Saturated(int row, int times) => (float)(times / (times + damping[row]));

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
