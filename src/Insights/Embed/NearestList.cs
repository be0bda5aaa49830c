namespace Insights.Embed;

/// <summary>
/// Keeps the best few of many scored documents; among equal scores the lower place wins, so the order of offers does
/// not matter.
/// </summary>
public sealed class NearestList(int capacity)
{
    private readonly PriorityQueue<int, ScoredDocument> worstFirst = new(capacity + 1, Comparer<ScoredDocument>.Create(WorstFirst));

    /// <summary>What a score must reach to get in.</summary>
    public float Threshold =>
        worstFirst.Count == capacity && worstFirst.TryPeek(out _, out var worst) ? worst.Score : float.NegativeInfinity;

    public void Offer(int document, float score)
    {
        if (score < Threshold || capacity == 0)
        {
            return;
        }

        var offered = new ScoredDocument(document, score);
        if (worstFirst.Count < capacity)
        {
            worstFirst.Enqueue(document, offered);
        }
        else
        {
            worstFirst.EnqueueDequeue(document, offered);
        }
    }

    /// <summary>Best first, ties by place.</summary>
    public IReadOnlyList<ScoredDocument> ToSorted()
    {
        var sorted = worstFirst.UnorderedItems.Select(item => item.Priority).ToArray();
        Array.Sort(sorted, (one, other) => WorstFirst(other, one));
        return sorted;
    }

    private static int WorstFirst(ScoredDocument one, ScoredDocument other) =>
        one.Score.CompareTo(other.Score) is var order && order != 0 ? order : other.Document.CompareTo(one.Document);
}
