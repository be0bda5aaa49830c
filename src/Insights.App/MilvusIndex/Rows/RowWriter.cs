using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Collections;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>Writes, labels and deletes a community's rows, in messages of a few megabytes.</summary>
internal sealed class RowWriter(MilvusSession session)
{
    private const int GreatestBatch = 4 << 20;
    private const int MostRows = 1_000;
    private const int MostConversations = 2_000;

    /// <summary>Writes all rows of their conversations; surplus rows of those known before go.</summary>
    public async Task UpsertAsync(
        Generation place, ModelIdentity model, IReadOnlyList<EmbeddedQuestion> rows, HashSet<ConversationId> known, CancellationToken cancellationToken)
    {
        if (rows.FirstOrDefault(row => HasOtherLength(row.QuestionVector, model) || HasOtherLength(row.AnswerVector, model)) is { } odd)
        {
            throw new ArgumentException($"Row {odd.Id} has a vector that is not of {model.Dimensions} dimensions.", nameof(rows));
        }

        var siblings = rows.CountBy(row => row.Id.Conversation).ToDictionary();
        await WriteAsync(
            place, model, [.. rows.Select(row => new LabelledRow(row, siblings[row.Id.Conversation], ConversationLabel.None))], cancellationToken);
        foreach (var alike in siblings.Where(count => known.Contains(count.Key)).GroupBy(count => count.Value, count => count.Key))
        {
            foreach (var batch in alike.Chunk(MostConversations))
            {
                await session.Client.DeleteAsync(place.Alias, Filters.Beyond(session.Community, batch, alike.Key), cancellationToken);
            }
        }
    }

    public async Task DeleteAsync(string collection, IEnumerable<ConversationId> conversations, CancellationToken cancellationToken)
    {
        foreach (var batch in conversations.Chunk(MostConversations))
        {
            await session.Client.DeleteAsync(collection, Filters.OfConversations(session.Community, batch), cancellationToken);
        }
    }

    /// <summary>Writes the labels that are not there yet.</summary>
    public async Task LabelAsync(
        Generation place, ModelIdentity model, IReadOnlyDictionary<ConversationId, ConversationLabel> labels, CancellationToken cancellationToken)
    {
        List<string> changed = [];
        await foreach (var page in session.Rows.ReadAsync(place.Alias, [Fields.Cluster, Fields.Theme], session.Freshness, cancellationToken))
        {
            changed.AddRange(Enumerable.Range(0, page.Count).Where(row => page.Label(row) != LabelOf(page.Key(row))).Select(page.Key));
        }

        foreach (var batch in changed.Chunk(MostRows))
        {
            // Servers differ in what an upsert of some fields does, so the row is written whole.
            var rows = await session.Rows.ReadAsync(place.Alias, batch, Fields.All, session.Freshness, cancellationToken);
            await WriteAsync(
                place,
                model,
                [.. Enumerable.Range(0, rows.Count).Select(row => new LabelledRow(rows.Row(row), rows.Number(Fields.Rows, row), LabelOf(rows.Key(row))))],
                cancellationToken);
        }

        ConversationLabel LabelOf(string key) => labels.GetValueOrDefault(RowKeys.IdOf(key).Conversation, ConversationLabel.None);
    }

    private async Task WriteAsync(
        Generation place, ModelIdentity model, IReadOnlyList<LabelledRow> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in Batches(rows, model))
        {
            await WriteBatchAsync(place, model, batch, cancellationToken);
        }
    }

    private async Task WriteBatchAsync(
        Generation place, ModelIdentity model, IReadOnlyList<LabelledRow> batch, CancellationToken cancellationToken)
    {
        try
        {
            var columns = RowColumns.Write(batch, model, session.Community, place.HasFullText);
            await session.Client.UpsertAsync(place.Alias, columns, batch.Count, cancellationToken);
        }
        catch (WorkFaultException fault) when (batch.Count > 1 && MilvusRefusal.SaysTooLarge(fault))
        {
            var half = batch.Count / 2;
            await WriteBatchAsync(place, model, [.. batch.Take(half)], cancellationToken);
            await WriteBatchAsync(place, model, [.. batch.Skip(half)], cancellationToken);
        }
    }

    private static IEnumerable<IReadOnlyList<LabelledRow>> Batches(IReadOnlyList<LabelledRow> rows, ModelIdentity model)
    {
        List<LabelledRow> batch = [];
        var bytes = 0L;
        foreach (var row in rows)
        {
            var size = SizeOf(row.Row, model);
            if (batch.Count > 0 && (bytes + size > GreatestBatch || batch.Count == MostRows))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(row);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    // Vectors, texts at three bytes a character, words twice (as text and with counts), and some hundred bytes beside.
    private static long SizeOf(EmbeddedQuestion row, ModelIdentity model) =>
        500 + (2L * sizeof(float) * model.Dimensions) + (3L * row.QuestionText.Length) + row.Words.Sum(word => 3L * word.Term.Length * (1 + Math.Min(word.Count, 8)));

    private static bool HasOtherLength(float[]? vector, ModelIdentity model) => vector is not null && vector.Length != model.Dimensions;
}
