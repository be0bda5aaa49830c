using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Insights.App.MilvusIndex;
using Insights.App.MilvusIndex.Collections;
using Insights.App.MilvusIndex.Rows;
using Insights.Embed;
using Insights.Ingest;
using Insights.Tests.Embed;

namespace Insights.Tests.Live;

/// <summary>An outside client agrees with us about what lies on the server.</summary>
[Collection(nameof(LiveMilvus))]
public sealed class NodeClientTests(LiveMilvus server) : IDisposable
{
    private readonly string community = $"c{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
    private readonly string file = Path.GetTempFileName();

    private string Address => server.Address.Authority;

    public void Dispose() => File.Delete(file);

    [SkippableFact]
    public async Task It_reads_what_we_wrote()
    {
        await NodePackage.Milvus.RequireAsync();
        EmbeddedQuestion[] rows = [EmbeddedRows.Make(1, words: "error E4711 in the pod"), EmbeddedRows.Make(3, words: "one cat"), EmbeddedRows.Make(4)];
        await using var index = await OpenAsync();
        await index.UpsertAsync(EmbeddedRows.Model, rows, CancellationToken.None);
        await index.LabelAsync(
            new Dictionary<ConversationId, ConversationLabel> { [new ConversationId(3)] = new("k7", "deployment") }, CancellationToken.None);
        await index.CommitAsync(CancellationToken.None);

        var seen = await NodePackage.Milvus.RunAsync("read", Address, CollectionNames.AliasOf(community), community);

        var read = seen.GetProperty("rows").EnumerateArray().OrderBy(row => row.GetProperty("id").GetString(), StringComparer.Ordinal).ToList();
        Assert.Equal(rows.Select(row => RowKeys.Of(community, row.Id)), read.Select(row => row.GetProperty("id").GetString()));
        Assert.Equal(rows.Select(row => row.QuestionText), read.Select(row => row.GetProperty("question_text").GetString()));
        Assert.Equal(["", "deployment", ""], read.Select(row => row.GetProperty("theme").GetString()));
        Assert.Equal([true, false, true], read.Select(row => row.GetProperty("has_answer").GetBoolean()));
        foreach (var (row, place) in rows.Select((row, place) => (row, place)))
        {
            Assert.Equal(row.QuestionVector!, read[place].GetProperty("question_vector").EnumerateArray().Select(value => value.GetSingle()));
            Assert.Equal(row.Words, WordsText.Parse(read[place].GetProperty("terms").EnumerateArray().Select(text => text.GetString()!)));
            Assert.Equal(Text(row.LastActivity.ToUnixTimeMilliseconds()), read[place].GetProperty("last_activity").ToString());
        }

        Assert.Equal(3, seen.GetProperty("byVector").GetArrayLength());
        Assert.Equal(read[0].GetProperty("id").GetString(), seen.GetProperty("byWords").EnumerateArray().Single().GetString());
    }

    [SkippableFact]
    public async Task We_read_what_it_wrote()
    {
        await NodePackage.Milvus.RequireAsync();
        await using (var index = await OpenAsync())
        {
            await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1), EmbeddedRows.Make(2)], CancellationToken.None);
        }

        var theirs = EmbeddedRows.Make(8, words: "written elsewhere E9");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new[] { RowOf(theirs) }));
        var told = await NodePackage.Milvus.RunAsync("write", Address, CollectionNames.AliasOf(community), file);
        Assert.Equal(1, told.GetProperty("upserted").GetInt32());

        await using var again = await OpenAsync();
        List<EmbeddedQuestion> read = [];
        await foreach (var row in again.ReadAsync(CancellationToken.None))
        {
            read.Add(row);
        }

        Assert.Equivalent(theirs, read.Single(row => row.Id == theirs.Id), strict: true);
        var near = await again.FindNeighboursAsync(ConversationView.Question, [theirs.Id], 5, CancellationToken.None);
        Assert.Equal(2, near[0].Count);
        var found = await again.SearchAsync(null, Words.Tokenise("E9"), 5, CancellationToken.None);
        Assert.Equal([theirs.Id], found);
    }

    private async Task<MilvusConversationIndex> OpenAsync() => await MilvusConversationIndex.OpenAsync(
        await MilvusSession.ConnectAsync(MilvusAt.Of(server.Address), community, isReader: false, TimeProvider.System, CancellationToken.None),
        CancellationToken.None);

    private Dictionary<string, object> RowOf(EmbeddedQuestion row) => new()
    {
        ["id"] = RowKeys.Of(community, row.Id),
        ["community"] = community,
        ["conversation"] = Text((long)row.Id.Conversation.Value),
        ["place"] = row.Id.Place,
        ["conversation_rows"] = 1,
        ["fingerprint"] = row.Fingerprint,
        ["model"] = RowColumns.Write(EmbeddedRows.Model),
        ["question_text"] = row.QuestionText,
        ["question_vector"] = row.QuestionVector!,
        ["has_question"] = true,
        ["answer_vector"] = row.AnswerVector!,
        ["has_answer"] = true,
        ["words"] = WordsText.ToText(row.Words),
        ["terms"] = WordsText.ToTexts(row.Words),
        ["is_question"] = row.IsQuestion,
        ["channel"] = Text((long)row.Channel.Value),
        ["asker"] = row.Asker.Value,
        ["authors"] = row.Authors,
        ["asked_at"] = row.AskedAt.ToString("O", CultureInfo.InvariantCulture),
        ["last_activity"] = Text(row.LastActivity.ToUnixTimeMilliseconds()),
        ["last_activity_at"] = row.LastActivity.ToString("O", CultureInfo.InvariantCulture),
        ["cluster"] = "",
        ["theme"] = "",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
