using Insights.Cluster.Neighbours;

namespace Insights.Cluster;

/// <summary>Rows with their three views and the nearest neighbours in each; for short texts, in the views that are needed.</summary>
internal sealed record RowViews(int Count, bool AreConversations, DenseView Question, DenseView Answer, WordsView Words)
{
    /// <summary>The language each row is written in; null where it is not known.</summary>
    public IReadOnlyList<string?> Languages { get; init; } = new string?[Count];

    public static RowViews Of(IReadOnlyList<ClusterRow> rows, CancellationToken cancellationToken)
    {
        var questions = rows.Select(row => row.Question).ToArray();
        var answers = rows.Select(row => row.Answer).ToArray();
        var words = WordVectors.Of([.. rows.Select(row => row.Words)]);
        var areConversations = HoldAnswers(answers);
        var width = WidthOf(areConversations, rows.Count);
        int[] byWords = [.. Enumerable.Range(0, rows.Count).Where(row => NeedsWords(areConversations, questions[row]))];
        return new RowViews(
            rows.Count,
            areConversations,
            new DenseView(questions, DenseNeighbours.Find(questions, width, cancellationToken)),
            new DenseView(answers, areConversations
                ? DenseNeighbours.Find(answers, width, cancellationToken)
                : new NeighbourTable(rows.Count, 0)),
            new WordsView(words, words.FindNeighbours(byWords, width, cancellationToken)));
    }

    /// <summary>True where enough rows have an answer for three views to be compared.</summary>
    public static bool HoldAnswers(IReadOnlyCollection<float[]?> answers) =>
        answers.Count(answer => answer is not null) >= Math.Max(1, ClusterThresholds.AnswerShare * answers.Count);

    /// <summary>How many neighbours are looked up in each view.</summary>
    public static int WidthOf(bool areConversations, int count) => !areConversations
        ? ClusterThresholds.TextNeighbours
        : count <= ClusterThresholds.ExactUpTo ? ClusterThresholds.RankDepth : ClusterThresholds.RankDepthBeyond;

    /// <summary>Conversations are compared by words too; a short text only where it has no vector.</summary>
    public static bool NeedsWords(bool areConversations, float[]? question) => areConversations || question is null;
}
