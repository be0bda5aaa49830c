using Insights.Cluster.Neighbours;

namespace Insights.Cluster;

/// <summary>Rows with their three views and the nearest neighbours in each.</summary>
internal sealed record RowViews(int Count, DenseView Question, DenseView Answer, WordsView Words)
{
    /// <summary>True where enough rows have an answer for three views to be compared.</summary>
    public bool AreConversations =>
        Enumerable.Range(0, Count).Count(Answer.Has) >= Math.Max(1, ClusterThresholds.AnswerShare * Count);

    public static RowViews Of(IReadOnlyList<ClusterRow> rows, CancellationToken cancellationToken)
    {
        var questions = rows.Select(row => row.Question).ToArray();
        var answers = rows.Select(row => row.Answer).ToArray();
        var words = WordVectors.Of([.. rows.Select(row => row.Words)]);
        return new RowViews(
            rows.Count,
            new DenseView(questions, DenseNeighbours.Find(questions, ClusterThresholds.RankDepth, cancellationToken)),
            new DenseView(answers, DenseNeighbours.Find(answers, ClusterThresholds.RankDepth, cancellationToken)),
            new WordsView(words, words.FindNeighbours(ClusterThresholds.RankDepth, cancellationToken)));
    }
}
