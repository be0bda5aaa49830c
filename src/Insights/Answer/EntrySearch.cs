using System.Buffers;
using System.Numerics.Tensors;

namespace Insights.Answer;

/// <summary>A row and its score for a question.</summary>
internal readonly record struct ScoredRow(int Row, double Score);

/// <summary>
/// Hybrid search: nearest wording, centroid of the wordings, question and answer together, share of the question's IDF mass, and BM25,
/// summed with fixed weights. Rows are first narrowed down by centroid and words, then compared wording by wording.
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
    public IReadOnlyList<ScoredRow> Find(float[]? vector, IReadOnlyList<string> terms, int count, HeldOut? without)
    {
        var fits = ArrayPool<WordFit>.Shared.Rent(Math.Max(1, rows.Length));
        fits.AsSpan(0, rows.Length).Clear();
        words.Score(terms, fits.AsSpan(0, rows.Length), without);
        var rough = new TopRows(Math.Max(AnswerCoefficients.Candidates, count));
        for (var row = 0; row < rows.Length; row++)
        {
            rough.Offer(row, OfWords(fits[row]) + (AnswerCoefficients.Centroid * (questions.Likeness(row, vector, without) ?? 0)));
        }

        var best = new TopRows(count);
        foreach (var (row, score) in rough.Take())
        {
            best.Offer(row, score + OfVectors(row, vector, without));
        }

        ArrayPool<WordFit>.Shared.Return(fits);
        return best.Take();
    }

    private static double OfWords(WordFit fit) => (AnswerCoefficients.Coverage * fit.Coverage) + (AnswerCoefficients.Words * fit.Score);

    private double OfVectors(int row, float[]? vector, HeldOut? without)
    {
        if (vector is null)
        {
            return 0;
        }

        var nearest = 0f;
        var wordings = rows[row].Wordings;
        for (var place = 0; place < wordings.Count; place++)
        {
            if (wordings[place].Vector is { } wording && !(row == without?.Row && place == without.Wording))
            {
                nearest = Math.Max(nearest, TensorPrimitives.Dot(vector, wording));
            }
        }

        var whole = answers.Likeness(row, vector, without) ?? (rows[row].WholeVector is { } both ? TensorPrimitives.Dot(vector, both) : 0);
        return (AnswerCoefficients.Nearest * nearest) + (AnswerCoefficients.QuestionAndAnswer * whole);
    }
}
