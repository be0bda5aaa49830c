namespace Insights.Answer;

/// <summary>Keeps the best rows that were offered; of equal ones the earlier row.</summary>
internal sealed class TopRows(int count)
{
    private readonly PriorityQueue<ScoredRow, (double Score, int Row)> worstFirst = new();

    public void Offer(int row, double score)
    {
        var rank = (score, -row);
        if (worstFirst.Count < count)
        {
            worstFirst.Enqueue(new ScoredRow(row, score), rank);
        }
        else if (worstFirst.TryPeek(out _, out var worst) && rank.CompareTo(worst) > 0)
        {
            worstFirst.DequeueEnqueue(new ScoredRow(row, score), rank);
        }
    }

    /// <summary>Best first; afterwards nothing is kept.</summary>
    public IReadOnlyList<ScoredRow> Take()
    {
        var best = new ScoredRow[worstFirst.Count];
        for (var place = best.Length - 1; place >= 0; place--)
        {
            best[place] = worstFirst.Dequeue();
        }

        return best;
    }
}
