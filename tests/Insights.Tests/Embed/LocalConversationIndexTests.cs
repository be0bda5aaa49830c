using Insights.Embed;

namespace Insights.Tests.Embed;

public sealed class LocalConversationIndexTests : ConversationIndexConformance, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-index-").FullName;

    private string IndexPath => Path.Combine(folder, "index.bin");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    protected override Task<IConversationIndex> OpenAsync() => Task.FromResult<IConversationIndex>(LocalConversationIndex.Open(IndexPath));

    [Fact]
    public async Task The_same_rows_give_the_same_bytes_whatever_their_order()
    {
        await CommitAsync([EmbeddedRows.Make(1), EmbeddedRows.Make(2), EmbeddedRows.Make(3)]);
        var first = await File.ReadAllBytesAsync(IndexPath);
        File.Delete(IndexPath);
        await CommitAsync([EmbeddedRows.Make(3), EmbeddedRows.Make(1), EmbeddedRows.Make(2)]);

        Assert.Equal(first, await File.ReadAllBytesAsync(IndexPath));
        Assert.Equal([IndexPath], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task What_was_not_committed_is_not_in_the_file()
    {
        await CommitAsync([EmbeddedRows.Make(1)]);
        await using (var index = LocalConversationIndex.Open(IndexPath))
        {
            await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(2)], CancellationToken.None);
        }

        await using var again = LocalConversationIndex.Open(IndexPath);
        Assert.Equal(["1/0"], (await ReadAsync(again)).Select(row => row.Id.ToString()));
    }

    [Theory]
    [InlineData(0, "cut short")]
    [InlineData(5, "cut short")]
    [InlineData(100, "checksum")]
    [InlineData(-1, "checksum")]
    public async Task A_file_cut_short_is_discarded_with_a_warning(int length, string why)
    {
        await CommitAsync([EmbeddedRows.Make(1)]);
        using (var stream = File.OpenWrite(IndexPath))
        {
            stream.SetLength(length < 0 ? stream.Length + length : length);
        }

        await using var index = LocalConversationIndex.Open(IndexPath);
        Assert.Contains(why, index.Warning);
        Assert.Null(index.Model);
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(2)], CancellationToken.None);
        await index.CommitAsync(CancellationToken.None);
        Assert.Null(LocalConversationIndex.Open(IndexPath).Warning);
    }

    [Fact]
    public async Task One_changed_byte_anywhere_is_noticed()
    {
        await CommitAsync([EmbeddedRows.Make(1)]);
        var bytes = await File.ReadAllBytesAsync(IndexPath);
        for (var place = 0; place < bytes.Length; place += 13)
        {
            var damaged = bytes.ToArray();
            damaged[place] ^= 0x10;
            await File.WriteAllBytesAsync(IndexPath, damaged);
            Assert.NotNull(LocalConversationIndex.Open(IndexPath).Warning);
        }
    }

    [Fact]
    public async Task A_folder_that_is_gone_fails_the_commit_and_names_the_file()
    {
        await using var index = LocalConversationIndex.Open(Path.Combine(folder, "gone", "index.bin"));
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(2)], CancellationToken.None);
        Assert.Contains("index.bin", (await Assert.ThrowsAsync<WorkFaultException>(() => index.CommitAsync(CancellationToken.None))).Message);
    }

    [Fact]
    public async Task A_vector_of_another_length_is_refused()
    {
        await using var index = LocalConversationIndex.Open(IndexPath);
        var row = EmbeddedRows.Make(1) with { QuestionVector = [1f] };
        await Assert.ThrowsAsync<ArgumentException>(() => index.UpsertAsync(EmbeddedRows.Model, [row], CancellationToken.None));
    }

    private async Task CommitAsync(EmbeddedQuestion[] rows)
    {
        await using var index = LocalConversationIndex.Open(IndexPath);
        await index.UpsertAsync(EmbeddedRows.Model, rows, CancellationToken.None);
        await index.CommitAsync(CancellationToken.None);
    }
}
