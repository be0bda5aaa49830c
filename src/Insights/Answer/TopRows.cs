namespace Insights.Answer;

/// <summary>A row and its score for a question.</summary>
internal readonly record struct ScoredRow(int Row, double Score);

/// <summary>Keeps the best rows that were offered, of equal ones the earlier row: a heap with the worst on top.</summary>
internal sealed class TopRows(int count)
{
    private readonly ScoredRow[] heap = new ScoredRow[count];
    private int held;

    public void Offer(int row, double score)
    {
        var offered = new ScoredRow(row, score);
        if (held < heap.Length)
        {
            heap[held] = offered;
            Rise(held++);
        }
        else if (heap.Length > 0 && IsWorse(heap[0], offered))
        {
            heap[0] = offered;
            Sink();
        }
    }

    /// <summary>Best first; afterwards nothing is kept.</summary>
    public IReadOnlyList<ScoredRow> Take()
    {
        var best = heap[..held];
        held = 0;
        Array.Sort(best, (one, other) => IsWorse(one, other) ? 1 : IsWorse(other, one) ? -1 : 0);
        return best;
    }

    private static bool IsWorse(ScoredRow one, ScoredRow other) =>
        one.Score < other.Score || (one.Score == other.Score && one.Row > other.Row);

    private void Rise(int place)
    {
        while (place > 0 && IsWorse(heap[place], heap[(place - 1) / 2]))
        {
            (heap[place], heap[(place - 1) / 2]) = (heap[(place - 1) / 2], heap[place]);
            place = (place - 1) / 2;
        }
    }

    private void Sink()
    {
        for (var place = 0; ;)
        {
            var worst = place;
            for (var child = (2 * place) + 1; child <= (2 * place) + 2 && child < held; child++)
            {
                worst = IsWorse(heap[child], heap[worst]) ? child : worst;
            }

            if (worst == place)
            {
                return;
            }

            (heap[place], heap[worst]) = (heap[worst], heap[place]);
            place = worst;
        }
    }
}
