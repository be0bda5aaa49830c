using Insights.Cluster.Neighbours;
using Insights.Embed;

namespace Insights.Cluster;

/// <summary>
/// Rows with their three views and the nearest neighbours in each; for short texts, in the views that are needed. Conversations have a
/// fourth, made from the words of all: <see cref="LatentWords"/>.
/// </summary>
internal sealed record RowViews(
    int Count, bool AreConversations, CommonTongue Tongue, DenseView Question, DenseView Answer, WordsView Words, DenseView Latent)
{
    public static RowViews Of(IReadOnlyList<ClusterRow> rows, CancellationToken cancellationToken)
    {
        var questions = rows.Select(row => row.Question).ToArray();
        var answers = rows.Select(row => row.Answer).ToArray();
        var areConversations = HoldAnswers(answers);
        var width = WidthOf(areConversations, rows.Count);
        IReadOnlyList<TermCount>[] terms = [.. rows.Select(row => row.Words)];
        int[] byWords = [.. Enumerable.Range(0, rows.Count).Where(row => NeedsWords(areConversations, questions[row]))];
        return Of(
            areConversations,
            terms,
            new DenseView(questions, DenseNeighbours.Find(questions, width, cancellationToken)),
            new DenseView(answers, areConversations
                ? DenseNeighbours.Find(answers, width, cancellationToken)
                : new NeighbourTable(rows.Count, 0)),
            words => words.FindNeighbours(byWords, width, cancellationToken),
            cancellationToken);
    }

    /// <summary>Views from rows' terms and neighbours found elsewhere; conversations in other languages are compared by words that all share.</summary>
    public static RowViews Of(
        bool areConversations,
        IReadOnlyList<IReadOnlyList<TermCount>> terms,
        DenseView question,
        DenseView answer,
        Func<WordVectors, NeighbourTable> findByWords,
        CancellationToken cancellationToken)
    {
        var tongue = CommonTongue.Of(areConversations ? terms : []);
        var words = WordVectors.Of(areConversations ? tongue.Restrict(terms) : terms);
        var byWords = new WordsView(words, findByWords(words).Reranked((first, second) => words.Similarity(first, second)));
        var latent = areConversations ? LatentView(words, cancellationToken) : new DenseView([], new NeighbourTable(0, 0));
        return new RowViews(terms.Count, areConversations, tongue, question, answer, byWords, latent);
    }

    private static DenseView LatentView(WordVectors words, CancellationToken cancellationToken)
    {
        var vectors = words.Latent(cancellationToken);
        return new DenseView(vectors, DenseNeighbours.Find(vectors, WidthOf(true, words.Count), cancellationToken));
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
