using System.Buffers;
using System.Numerics.Tensors;

namespace Insights.Answer;

/// <summary>A row found for a question: the score it is ranked by, and how much speaks for its being the answer.</summary>
internal readonly record struct FoundRow(int Row, double Score, double Sureness);

/// <summary>
/// Hybrid search: nearest wording, centroid of the wordings, answer, share of the question's IDF mass, and BM25, summed with fixed
/// weights. Rows are first narrowed down by centroid and words, then compared wording by wording.
/// </summary>
internal sealed class EntrySearch
{
    private readonly AnswerRow[] rows;
    private readonly EntryWords words;
    private readonly RowMeans questions;
    private readonly RowMeans answers;

    public EntrySearch(AnswerRow[] rows, int dimensions)
    {
        this.rows = rows;
        words = new EntryWords(rows);
        questions = new RowMeans(rows, dimensions, wording => wording.Vector);
        answers = new RowMeans(rows, dimensions, wording => wording.AnswerVector);
    }

    public EntryWords Words => words;

    /// <summary>The best rows, best first, ties by place.</summary>
    /// <param name="vector">The question's vector; null where the model knows no word of it: then its words alone count.</param>
    /// <param name="terms">The question's distinct terms.</param>
    /// <param name="count">How many rows at most.</param>
    /// <param name="without">What calibration holds out.</param>
    /// <param name="apart">A row that calibration takes away as a whole.</param>
    public IReadOnlyList<FoundRow> Find(float[]? vector, IReadOnlyList<string> terms, int count, HeldOut? without, int? apart) =>
        Find(vector, terms, count, without, apart, []);

    /// <summary>The same with rows in <paramref name="also"/> that are compared wording by wording however the first look ranks them.</summary>
    public IReadOnlyList<FoundRow> Find(
        float[]? vector, IReadOnlyList<string> terms, int count, HeldOut? without, int? apart, IReadOnlyCollection<int> also)
    {
        var fits = ArrayPool<WordFit>.Shared.Rent(Math.Max(1, rows.Length));
        var likeness = ArrayPool<float>.Shared.Rent(Math.Max(1, rows.Length));
        try
        {
            fits.AsSpan(0, rows.Length).Clear();
            words.Score(terms, fits.AsSpan(0, rows.Length), without);
            questions.Compare(vector, likeness.AsSpan(0, rows.Length), without);
            var narrowed = Narrow(fits, likeness, count, apart);
            var added = also.Except(narrowed.Select(found => found.Row)).Select(row => new ScoredRow(row, 0));
            return Rank([.. narrowed, .. added], vector, count, without, fits);
        }
        finally
        {
            ArrayPool<WordFit>.Shared.Return(fits);
            ArrayPool<float>.Shared.Return(likeness);
        }
    }

    private IReadOnlyList<ScoredRow> Narrow(WordFit[] fits, float[] likeness, int count, int? apart)
    {
        var weights = AnswerCoefficients.Rank;
        var rough = new TopRows(Math.Min(rows.Length, Math.Max(AnswerCoefficients.Candidates, count)));
        for (var row = 0; row < rows.Length; row++)
        {
            if (row != apart)
            {
                rough.Offer(row, weights.OfWords(fits[row]) + (weights.Centroid * likeness[row]));
            }
        }

        return rough.Take();
    }

    private FoundRow[] Rank(
        IReadOnlyList<ScoredRow> candidates, float[]? vector, int count, HeldOut? without, WordFit[] fits)
    {
        var (rank, sure) = (AnswerCoefficients.Rank, AnswerCoefficients.Sureness);
        var scored = new FoundRow[candidates.Count];
        for (var place = 0; place < scored.Length; place++)
        {
            var row = candidates[place].Row;
            var (nearest, answer) = (NearestOf(row, vector, without), AnswerOf(row, vector, without));
            var centroid = vector is null ? 0 : questions.Likeness(row, vector, without) ?? 0;
            scored[place] = new FoundRow(row, Sum(rank, nearest, centroid, answer, fits[row]), Sum(sure, nearest, centroid, answer, fits[row]));
        }

        Array.Sort(scored, (one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Row.CompareTo(other.Row));

        // Ahead of the second, or behind the first.
        var second = scored.Length > 1 ? scored[1].Score : 0;
        var found = scored[..Math.Min(count, scored.Length)];
        for (var place = 0; place < found.Length; place++)
        {
            var ahead = found[place].Score - (place == 0 ? second : scored[0].Score);
            var margin = Math.Clamp(ahead, -AnswerCoefficients.MostMargin, AnswerCoefficients.MostMargin);
            found[place] = found[place] with { Sureness = found[place].Sureness + (AnswerCoefficients.Margin * margin) };
        }

        return found;
    }

    private static double Sum(EvidenceWeights weights, double nearest, double centroid, double answer, WordFit fit) =>
        (weights.Nearest * nearest) + (weights.Centroid * centroid) + (weights.Answer * answer) + weights.OfWords(fit);

    private double NearestOf(int row, float[]? vector, HeldOut? without)
    {
        var nearest = 0f;
        var wordings = rows[row].Wordings;
        for (var place = 0; vector is not null && place < wordings.Count; place++)
        {
            if (wordings[place].Vector is { } wording && without?.Holds(row, place) != true)
            {
                nearest = Math.Max(nearest, TensorPrimitives.Dot(vector, wording));
            }
        }

        return nearest;
    }

    private double AnswerOf(int row, float[]? vector, HeldOut? without) =>
        vector is null ? 0
        : answers.Likeness(row, vector, without) ?? (rows[row].WholeVector is { } whole ? TensorPrimitives.Dot(vector, whole) : 0);
}
