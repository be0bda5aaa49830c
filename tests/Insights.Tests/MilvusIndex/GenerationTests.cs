using Insights.App.MilvusIndex;
using Insights.App.MilvusIndex.Collections;
using Insights.Embed;
using Insights.Ingest;
using Insights.Tests.Embed;
using Insights.Tests.Fakes.MilvusServer;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.MilvusIndex;

/// <summary>How a collection takes another's place.</summary>
public sealed class GenerationTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));
    private FakeMilvus fake = null!;

    public async Task InitializeAsync() => fake = await FakeMilvus.StartAsync();

    public async Task DisposeAsync() => await fake.DisposeAsync();

    [Fact]
    public async Task Readers_see_the_old_rows_until_the_rebuild_is_committed()
    {
        await FillAsync("c1", 1, 2);
        await using var writer = await OpenAsync("c1");
        await writer.ClearAsync(CancellationToken.None);
        await writer.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(4)], CancellationToken.None);
        await writer.CheckpointAsync(CancellationToken.None);
        Assert.Equal(["1/0", "2/0"], await SeenAsync("c1"));

        await writer.CommitAsync(CancellationToken.None);
        Assert.Equal(["4/0"], await SeenAsync("c1"));
    }

    [Fact]
    public async Task A_collection_that_was_replaced_goes_after_its_grace_period()
    {
        await FillAsync("c1", 1);
        await RebuildAsync("c1", 2);
        Assert.Equal(2, fake.State.Collections.Count);
        clock.Advance(TimeSpan.FromHours(23));
        await CommitAsync("c1");
        Assert.Equal(2, fake.State.Collections.Count);
        clock.Advance(TimeSpan.FromHours(2));
        await CommitAsync("c1");
        Assert.Single(fake.State.Collections);
        Assert.Equal([CollectionNames.AliasOf("c1")], fake.State.Aliases.Keys);
        Assert.Equal(["2/0"], await SeenAsync("c1"));
    }

    [Fact]
    public async Task What_is_taken_back_goes_from_a_replaced_collection_too()
    {
        await FillAsync("c1", 1, 2);
        await RebuildAsync("c1", 1, 2);
        await using var index = await OpenAsync("c1");
        await index.DeleteAsync([new ConversationId(2)], CancellationToken.None);
        Assert.All(fake.State.Collections.Values, collection => Assert.Single(collection.Rows));
    }

    [Fact]
    public async Task A_rebuild_that_was_cut_short_is_cleared_away_and_readers_never_saw_it()
    {
        await FillAsync("c1", 1, 2);
        await using (var writer = await OpenAsync("c1"))
        {
            await writer.ClearAsync(CancellationToken.None);
            await writer.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(4)], CancellationToken.None);
        }

        Assert.Equal(2, fake.State.Collections.Count);
        await using (await OpenAsync("c1", isReader: true))
        {
            Assert.Equal(2, fake.State.Collections.Count);
        }

        await using var again = await OpenAsync("c1");
        Assert.Single(fake.State.Collections);
        Assert.Equal(["1/0", "2/0"], await SeenAsync("c1"));
    }

    [Theory]
    [InlineData("AlterAlias")]
    [InlineData("DropAlias")]
    public async Task A_cut_at_any_step_of_the_exchange_leaves_one_whole_index(string step)
    {
        await FillAsync("c1", 1, 2);
        await using (var writer = await OpenAsync("c1"))
        {
            await writer.ClearAsync(CancellationToken.None);
            await writer.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(4)], CancellationToken.None);
            fake.Fail(step, 5, "service internal error");
            await Assert.ThrowsAsync<WorkFaultException>(() => writer.CommitAsync(CancellationToken.None));
        }

        await using var again = await OpenAsync("c1");
        Assert.Equal(step == "AlterAlias" ? ["1/0", "2/0"] : ["4/0"], await SeenAsync("c1"));
        Assert.DoesNotContain(CollectionNames.BuildingAliasOf("c1"), fake.State.Aliases.Keys);
    }

    [Fact]
    public async Task Communities_share_a_collection_and_move_on_alone()
    {
        await FillAsync("c1", 1, 2);
        await FillAsync("c2", 1);
        Assert.Single(fake.State.Collections);
        await RebuildAsync("c1", 3);
        clock.Advance(TimeSpan.FromHours(25));
        await CommitAsync("c1");

        Assert.Equal(["1/0"], await SeenAsync("c2"));
        Assert.Equal(["3/0"], await SeenAsync("c1"));
        Assert.Equal(2, fake.State.Collections.Count);
        Assert.Equal(2, fake.State.Collections.Values.Sum(collection => collection.Rows.Count));
    }

    [Fact]
    public async Task Another_model_gets_a_collection_of_its_own()
    {
        await FillAsync("c1", 1);
        var other = new ModelIdentity("wider model/v2", 16, "hash-two");
        await using (var index = await OpenAsync("c1"))
        {
            await index.ClearAsync(CancellationToken.None);
            var row = EmbeddedRows.Make(1) with { QuestionVector = [.. Enumerable.Repeat(0.25f, 16)], AnswerVector = null };
            await index.UpsertAsync(other, [row], CancellationToken.None);
            await index.CommitAsync(CancellationToken.None);
        }

        await using var again = await OpenAsync("c1");
        Assert.Equal(other, again.Model);
        Assert.Equal([8, 16], fake.State.Collections.Values.Select(collection => FakeColumns.DimensionsOf(collection.Field(Fields.QuestionVector))).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_conversation_that_lost_a_row_is_stale(int lost)
    {
        await using (var index = await OpenAsync("c1"))
        {
            await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1), EmbeddedRows.Make(1, 1), EmbeddedRows.Make(2)], CancellationToken.None);
        }

        var rows = fake.State.Collections.Values.Single().Rows;
        rows.Remove(rows.Keys.ElementAt(lost));
        await using var again = await OpenAsync("c1");
        var fingerprints = await again.ReadFingerprintsAsync(CancellationToken.None);
        Assert.Equal(["", "f"], fingerprints.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public async Task Labels_are_written_only_where_they_changed()
    {
        await FillAsync("c1", 1, 2);
        await using var index = await OpenAsync("c1");
        var labels = new Dictionary<ConversationId, ConversationLabel> { [new ConversationId(2)] = new("k7", "deployment") };
        await index.LabelAsync(labels, CancellationToken.None);
        var calls = fake.CallsOf("Upsert");
        await index.LabelAsync(labels, CancellationToken.None);
        Assert.Equal(calls, fake.CallsOf("Upsert"));
        Assert.Equal(["", "deployment"], fake.State.Collections.Values.Single().Rows.Values.Select(row => row[Fields.Theme]));
        Assert.Equal(["", "k7"], fake.State.Collections.Values.Single().Rows.Values.Select(row => row[Fields.Cluster]));
    }

    private Task<MilvusConversationIndex> OpenAsync(string community, bool isReader = false) =>
        MilvusSetup.OpenAsync(fake, community, isReader, clock: clock);

    private async Task FillAsync(string community, params ulong[] conversations)
    {
        await using var index = await OpenAsync(community);
        await index.UpsertAsync(EmbeddedRows.Model, [.. conversations.Select(id => EmbeddedRows.Make(id))], CancellationToken.None);
        await index.CommitAsync(CancellationToken.None);
    }

    private async Task RebuildAsync(string community, params ulong[] conversations)
    {
        await using var index = await OpenAsync(community);
        await index.ClearAsync(CancellationToken.None);
        await index.UpsertAsync(EmbeddedRows.Model, [.. conversations.Select(id => EmbeddedRows.Make(id))], CancellationToken.None);
        await index.CommitAsync(CancellationToken.None);
    }

    private async Task CommitAsync(string community)
    {
        await using var index = await OpenAsync(community);
        await index.CommitAsync(CancellationToken.None);
    }

    private async Task<IEnumerable<string>> SeenAsync(string community)
    {
        await using var reader = await OpenAsync(community, isReader: true);
        return (await reader.ReadFingerprintsAsync(CancellationToken.None)).Keys.Order().Select(id => $"{id}/0").ToList();
    }
}
