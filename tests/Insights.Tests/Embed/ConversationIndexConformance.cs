using System.Numerics.Tensors;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Tests.Embed;

/// <summary>What every <see cref="IConversationIndex"/> must do, run on each adapter.</summary>
public abstract class ConversationIndexConformance
{
    /// <summary>Opens the index of this test; a second call opens what the first one committed.</summary>
    protected abstract Task<IConversationIndex> OpenAsync();

    [SkippableFact]
    public async Task An_empty_index_has_no_model_and_no_rows()
    {
        await using var index = await OpenAsync();
        Assert.Null(index.Model);
        Assert.Empty(await index.ReadFingerprintsAsync(CancellationToken.None));
        Assert.Empty(await ReadAsync(index));
    }

    [SkippableFact]
    public async Task What_was_committed_is_there_after_opening_again()
    {
        EmbeddedQuestion[] rows = [EmbeddedRows.Make(2), EmbeddedRows.Make(1), EmbeddedRows.Make(1, 1, "gamma")];
        await using (var index = await OpenAsync())
        {
            await index.UpsertAsync(EmbeddedRows.Model, rows, CancellationToken.None);
            await index.CommitAsync(CancellationToken.None);
        }

        await using var again = await OpenAsync();
        Assert.Equal(EmbeddedRows.Model, again.Model);
        Assert.Equivalent(rows.OrderBy(row => row.Id), await ReadAsync(again), strict: true);
    }

    [SkippableFact]
    public async Task Upserting_a_conversation_replaces_all_its_rows()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1), EmbeddedRows.Make(1, 1), EmbeddedRows.Make(2)], CancellationToken.None);
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1, fingerprint: "new")], CancellationToken.None);

        Assert.Equal(["1/0", "2/0"], (await ReadAsync(index)).Select(row => row.Id.ToString()));
        Assert.Equal("new", (await index.ReadFingerprintsAsync(CancellationToken.None))[new ConversationId(1)]);
    }

    [SkippableFact]
    public async Task Deleted_conversations_are_found_no_more()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1), EmbeddedRows.Make(2), EmbeddedRows.Make(4)], CancellationToken.None);
        await index.DeleteAsync([new ConversationId(2), new ConversationId(99)], CancellationToken.None);

        foreach (var view in Enum.GetValues<ConversationView>())
        {
            var found = await FindAsync(index, view, 1, 5);
            Assert.Equal(["4/0"], found.Select(near => near.Id.ToString()));
        }
    }

    [SkippableFact]
    public async Task Clearing_forgets_rows_and_model()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1)], CancellationToken.None);
        await index.ClearAsync(CancellationToken.None);

        Assert.Null(index.Model);
        Assert.Empty(await ReadAsync(index));
        await index.UpsertAsync(EmbeddedRows.Model with { Hash = "other" }, [EmbeddedRows.Make(1)], CancellationToken.None);
        Assert.Equal("other", index.Model!.Hash);
    }

    [SkippableFact]
    public async Task Vectors_of_two_models_never_meet()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1)], CancellationToken.None);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => index.UpsertAsync(EmbeddedRows.Model with { Hash = "other" }, [EmbeddedRows.Make(2)], CancellationToken.None));
    }

    [SkippableTheory]
    [InlineData(ConversationView.Question)]
    [InlineData(ConversationView.Answer)]
    public async Task Dense_neighbours_are_the_nearest_by_cosine(ConversationView view)
    {
        EmbeddedQuestion[] rows = [.. Enumerable.Range(1, 200).Select(id => EmbeddedRows.Make((ulong)id))];
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, rows, CancellationToken.None);

        QuestionId[] asked = [.. rows.Where(row => VectorOf(row, view) is not null).Take(40).Select(row => row.Id)];
        var found = await index.FindNeighboursAsync(view, asked, 7, CancellationToken.None);

        Assert.Equal(asked.Length, found.Count);
        for (var query = 0; query < asked.Length; query++)
        {
            var vector = VectorOf(rows.Single(row => row.Id == asked[query]), view)!;
            var wanted = rows.Where(row => row.Id != asked[query] && VectorOf(row, view) is not null)
                .OrderByDescending(row => TensorPrimitives.Dot(vector, VectorOf(row, view)!)).Take(7).Select(row => row.Id);
            Assert.Equal(wanted, found[query].Select(near => near.Id));
            Assert.Equal(TensorPrimitives.Dot(vector, VectorOf(rows.Single(row => row.Id == found[query][0].Id), view)!), found[query][0].Similarity, 1e-4);
        }
    }

    [SkippableFact]
    public async Task A_row_without_a_vector_has_no_dense_neighbours_and_is_none()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(3), EmbeddedRows.Make(4)], CancellationToken.None);

        Assert.Empty(await FindAsync(index, ConversationView.Answer, 3, 5));
        Assert.Empty(await FindAsync(index, ConversationView.Answer, 4, 5));
        Assert.Single(await FindAsync(index, ConversationView.Words, 3, 5));
    }

    [SkippableFact]
    public async Task Rows_of_the_same_conversation_are_not_neighbours()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1), EmbeddedRows.Make(1, 1), EmbeddedRows.Make(2)], CancellationToken.None);

        foreach (var view in Enum.GetValues<ConversationView>())
        {
            Assert.Equal(["2/0"], (await FindAsync(index, view, 1, 5)).Select(near => near.Id.ToString()));
        }
    }

    [SkippableFact]
    public async Task Words_find_who_shares_the_rare_ones()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync(
            EmbeddedRows.Model,
            [
                EmbeddedRows.Make(1, words: "the pod shows error E4711"),
                EmbeddedRows.Make(2, words: "one cat sat on the mat"),
                EmbeddedRows.Make(3, words: "somebody with E4711 here too"),
                EmbeddedRows.Make(4, words: "all the other things"),
            ],
            CancellationToken.None);

        Assert.Equal("3/0", (await FindAsync(index, ConversationView.Words, 1, 5))[0].Id.ToString());
    }

    [SkippableFact]
    public async Task Equal_neighbours_come_in_the_order_of_their_ids()
    {
        await using var index = await OpenAsync();
        var same = EmbeddedRows.Vector(5);
        ulong[] ids = [9, 3, 7, 1, 5];
        await index.UpsertAsync(
            EmbeddedRows.Model,
            [.. ids.Select(id => EmbeddedRows.Make(id) with { QuestionVector = same, AnswerVector = same })],
            CancellationToken.None);

        foreach (var view in Enum.GetValues<ConversationView>())
        {
            Assert.Equal(["1/0", "3/0", "7/0"], (await FindAsync(index, view, 5, 3)).Select(near => near.Id.ToString()));
        }
    }

    [SkippableFact]
    public async Task A_question_from_outside_finds_rows_by_vector_and_by_words()
    {
        await using var index = await OpenAsync();
        Assert.Empty(await index.SearchAsync(EmbeddedRows.Vector(31), Words.Tokenise("alpha"), 3, CancellationToken.None));
        await index.UpsertAsync(
            EmbeddedRows.Model,
            [
                EmbeddedRows.Make(1, words: "the pod shows error E4711"),
                EmbeddedRows.Make(2, words: "one cat sat on the mat"),
                EmbeddedRows.Make(4, words: "all the other things"),
            ],
            CancellationToken.None);

        var both = await index.SearchAsync(EmbeddedRows.Make(2).QuestionVector, Words.Tokenise("a cat"), 3, CancellationToken.None);
        Assert.Equal("2/0", both[0].ToString());
        Assert.Equal(3, both.Count);
        var words = await index.SearchAsync(null, Words.Tokenise("E4711"), 3, CancellationToken.None);
        Assert.Equal(["1/0"], words.Select(id => id.ToString()));
        Assert.Empty(await index.SearchAsync(null, [], 3, CancellationToken.None));
    }

    [SkippableFact]
    public async Task Labels_change_no_row()
    {
        EmbeddedQuestion[] rows = [EmbeddedRows.Make(1), EmbeddedRows.Make(1, 1), EmbeddedRows.Make(3)];
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, rows, CancellationToken.None);
        await index.LabelAsync(
            new Dictionary<ConversationId, ConversationLabel> { [new ConversationId(1)] = new("k1", "deployment") }, CancellationToken.None);

        Assert.Equivalent(rows, await ReadAsync(index), strict: true);
        Assert.Equal(["f", "f"], (await index.ReadFingerprintsAsync(CancellationToken.None)).Values);
    }

    [SkippableFact]
    public async Task What_was_rebuilt_takes_the_place_of_what_was_cleared()
    {
        await using (var index = await OpenAsync())
        {
            await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1), EmbeddedRows.Make(2)], CancellationToken.None);
            await index.CommitAsync(CancellationToken.None);
            await index.ClearAsync(CancellationToken.None);
            Assert.Empty(await index.ReadFingerprintsAsync(CancellationToken.None));
            await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(4)], CancellationToken.None);
            Assert.Equal(["4/0"], (await ReadAsync(index)).Select(row => row.Id.ToString()));
            await index.CommitAsync(CancellationToken.None);
        }

        await using var again = await OpenAsync();
        Assert.Equal(["4/0"], (await ReadAsync(again)).Select(row => row.Id.ToString()));
    }

    [SkippableFact]
    public async Task Words_of_any_script_and_length_come_back_as_they_were()
    {
        var words = string.Join(' ', Enumerable.Range(0, 3_000).Select(number => $"термин{number} 中文{number} path/to/file_{number}.cs"));
        EmbeddedQuestion[] rows = [EmbeddedRows.Make(1, words: words), EmbeddedRows.Make(2, words: "")];
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, rows, CancellationToken.None);

        Assert.Equivalent(rows, await ReadAsync(index), strict: true);
        Assert.Empty(await FindAsync(index, ConversationView.Words, 2, 5));
    }

    protected static async Task<List<EmbeddedQuestion>> ReadAsync(IConversationIndex index)
    {
        List<EmbeddedQuestion> rows = [];
        await foreach (var row in index.ReadAsync(CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static float[]? VectorOf(EmbeddedQuestion row, ConversationView view) =>
        view == ConversationView.Question ? row.QuestionVector : row.AnswerVector;

    private static async Task<IReadOnlyList<Neighbour>> FindAsync(
        IConversationIndex index, ConversationView view, ulong conversation, int count) =>
        (await index.FindNeighboursAsync(view, [new QuestionId(new ConversationId(conversation), 0)], count, CancellationToken.None))[0];
}
