using Insights.Cluster.Neighbours;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Cluster;

/// <summary>Reads the neighbours of rows from the index, view by view in batches; similarities of pairs come from the rows themselves.</summary>
internal static class IndexViews
{
    private const int Batch = 512;

    public static async Task<RowViews> ReadAsync(
        IConversationIndex index, IReadOnlyList<EmbeddedQuestion> rows, CancellationToken cancellationToken)
    {
        var places = new Dictionary<QuestionId, int>();
        for (var place = 0; place < rows.Count; place++)
        {
            places.Add(rows[place].Id, place);
        }

        float[]?[] answers = [.. rows.Select(row => row.AnswerVector)];
        var areConversations = RowViews.HoldAnswers(answers);
        Task<NeighbourTable> FindAsync(ConversationView view, Func<EmbeddedQuestion, bool> has) =>
            ReadAsync(index, view, rows, places, has, RowViews.WidthOf(areConversations, rows.Count), cancellationToken);
        var byQuestion = await FindAsync(ConversationView.Question, row => row.QuestionVector is not null);
        var byAnswer = await FindAsync(ConversationView.Answer, row => areConversations && row.AnswerVector is not null);
        var byWords = await FindAsync(
            ConversationView.Words, row => row.Words.Count > 0 && RowViews.NeedsWords(areConversations, row.QuestionVector));
        return RowViews.Of(
            areConversations,
            [.. rows.Select(row => row.Words)],
            new DenseView([.. rows.Select(row => row.QuestionVector)], byQuestion),
            new DenseView(answers, byAnswer),
            _ => byWords,
            cancellationToken);
    }

    // Neighbours that are no rows of ours (no questions, folded duplicates) are passed over, so a few more are asked for.
    private static async Task<NeighbourTable> ReadAsync(
        IConversationIndex index,
        ConversationView view,
        IReadOnlyList<EmbeddedQuestion> rows,
        Dictionary<QuestionId, int> places,
        Func<EmbeddedQuestion, bool> has,
        int width,
        CancellationToken cancellationToken)
    {
        var table = new NeighbourTable(rows.Count, width);
        foreach (var batch in Enumerable.Range(0, rows.Count).Where(place => has(rows[place])).Chunk(Batch))
        {
            var lists = await index.FindNeighboursAsync(
                view, [.. batch.Select(place => rows[place].Id)], width + (width / 2), cancellationToken);
            for (var entry = 0; entry < batch.Length; entry++)
            {
                var nearest = table.HeapOf(batch[entry]);
                foreach (var neighbour in lists[entry])
                {
                    if (places.TryGetValue(neighbour.Id, out var other) && other != batch[entry])
                    {
                        nearest.Offer(other, neighbour.Similarity);
                    }
                }

                nearest.Sort();
            }
        }

        return table;
    }
}
