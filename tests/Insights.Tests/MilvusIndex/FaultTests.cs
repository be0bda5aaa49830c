using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Insights.Embed;
using Insights.Ingest;
using Insights.Tests.Embed;
using Insights.Tests.Fakes.MilvusServer;

namespace Insights.Tests.MilvusIndex;

public sealed class FaultTests : IAsyncLifetime
{
    private FakeMilvus fake = null!;

    public async Task InitializeAsync() => fake = await FakeMilvus.StartAsync();

    public async Task DisposeAsync() => await fake.DisposeAsync();

    [Fact]
    public async Task A_server_that_is_not_there_is_given_up_after_the_timeout()
    {
        var started = Stopwatch.GetTimestamp();
        var fault = await Assert.ThrowsAsync<WorkFaultException>(() => MilvusSetup.OpenAsync(MilvusSetup.Options(new Uri($"http://127.0.0.1:{FreePort()}"), 1)));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.2, 10);
        Assert.Contains("http://127.0.0.1:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("within 1 s (Index:Timeout)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_the_call_and_never_answers_is_given_up_after_the_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        var fault = await Assert.ThrowsAsync<WorkFaultException>(() => MilvusSetup.OpenAsync(MilvusSetup.Options(address, 1)));
        Assert.Contains("Index:Timeout", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("root:wrong")]
    public async Task Refused_credentials_are_named_and_never_echoed(string token)
    {
        await using var guarded = await FakeMilvus.StartAsync(token: "root:right");
        var options = MilvusSetup.Options(guarded.Address) with { Token = token };
        var fault = await Assert.ThrowsAsync<UnusableException>(() => MilvusSetup.OpenAsync(options));
        Assert.Contains("Index:Token", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", fault.Message, StringComparison.Ordinal);
        await using var index = await MilvusSetup.OpenAsync(options with { Token = "root:right" });
        Assert.Null(index.Model);
    }

    [Fact]
    public async Task A_database_that_is_missing_is_named()
    {
        var options = MilvusSetup.Options(fake.Address) with { Database = "faq" };
        Assert.Contains("faq", (await Assert.ThrowsAsync<UnusableException>(() => MilvusSetup.OpenAsync(options))).Message, StringComparison.Ordinal);
        fake.State.Databases.Add("faq");
        await using var index = await MilvusSetup.OpenAsync(options);
        Assert.Empty(index.Warnings);
    }

    [Fact]
    public async Task A_collection_of_other_dimensions_is_named()
    {
        await using var index = await MilvusSetup.OpenAsync(fake);
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1)], CancellationToken.None);
        var odd = EmbeddedRows.Model with { Dimensions = 4 };
        await Assert.ThrowsAsync<InvalidOperationException>(() => index.UpsertAsync(odd, [EmbeddedRows.Make(2)], CancellationToken.None));

        var collection = fake.State.Collections.Values.Single();
        collection.Rows.Values.Single()["model"] = "test-model|4|hash-one";
        await using var again = await MilvusSetup.OpenAsync(fake);
        var fault = await Assert.ThrowsAsync<WorkFaultException>(
            () => again.UpsertAsync(odd, [EmbeddedRows.Make(2) with { QuestionVector = null, AnswerVector = null }], CancellationToken.None));
        Assert.Contains("8 dimensions", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--full", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_that_somebody_released_is_loaded_again()
    {
        await using var index = await FillAsync();
        fake.State.Collections.Values.Single().IsLoaded = false;
        var found = await index.FindNeighboursAsync(ConversationView.Question, [Id(1)], 2, CancellationToken.None);
        Assert.Single(found[0]);
        fake.State.Collections.Values.Single().IsLoaded = false;
        await index.DeleteAsync([new ConversationId(2)], CancellationToken.None);
        Assert.Single(fake.State.Collections.Values.Single().Rows);
    }

    [Fact]
    public async Task A_rate_limit_passes_when_it_is_waited_for()
    {
        fake.Fail("Upsert", 8, "rate limit exceeded[rate=0.1]", times: 3, isRetriable: true);
        await using var index = await FillAsync();
        Assert.Equal(4, fake.CallsOf("Upsert"));
        Assert.Equal(2, (await index.ReadFingerprintsAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_rate_limit_that_stays_ends_after_the_timeout()
    {
        fake.Fail("Upsert", 8, "rate limit exceeded[rate=0.1]", times: 1000, isRetriable: true);
        var fault = await Assert.ThrowsAsync<WorkFaultException>(() => FillAsync(timeout: 1));
        Assert.Contains("limits the rate", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_ends_at_once()
    {
        fake.Fail("Upsert", 9, "quota exceeded[reason=memory quota exceeded, please allocate more resources]", times: 1000);
        var fault = await Assert.ThrowsAsync<WorkFaultException>(() => FillAsync());
        Assert.Contains("no room", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, fake.CallsOf("Upsert"));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_again()
    {
        fake.Fail("Upsert", () => throw new RpcException(new Status(StatusCode.Unavailable, "connection reset")), times: 2);
        await using var index = await FillAsync();
        Assert.Equal(2, fake.State.Collections.Values.Single().Rows.Count);
    }

    [Fact]
    public async Task A_server_without_full_text_search_is_used_and_said_to_be_so()
    {
        await using var old = await FakeMilvus.StartAsync("v2.4.15");
        await using var index = await MilvusSetup.OpenAsync(old);
        Assert.Contains("2.4.15", Assert.Single(index.Warnings), StringComparison.Ordinal);
        await using var ancient = await FakeMilvus.StartAsync("v2.3.4");
        var fault = await Assert.ThrowsAsync<UnusableException>(() => MilvusSetup.OpenAsync(ancient));
        Assert.Contains("2.4 or later", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_many_megabytes_travel_both_ways()
    {
        var model = new ModelIdentity("wide", 1024, "h");
        EmbeddedQuestion[] rows = [.. Enumerable.Range(1, 1500).Select(id => EmbeddedRows.Make((ulong)id) with { QuestionVector = Wide(id), AnswerVector = null })];
        await using var index = await MilvusSetup.OpenAsync(fake, timeout: 60);
        await index.UpsertAsync(model, rows, CancellationToken.None);
        Assert.True(fake.UpsertSizes.Count > 2);
        Assert.All(fake.UpsertSizes, size => Assert.InRange(size, 1, 5 << 20));

        List<EmbeddedQuestion> read = [];
        await foreach (var row in index.ReadAsync(CancellationToken.None))
        {
            read.Add(row);
        }

        Assert.Equal(rows.Select(row => row.Id), read.Select(row => row.Id));
        Assert.Equal(rows[1234].QuestionVector, read[1234].QuestionVector);
    }

    [Fact]
    public async Task A_batch_that_is_too_large_for_the_server_is_halved()
    {
        fake.Fail("Upsert", 1102, "message too large");
        await using var index = await FillAsync();
        Assert.Equal(3, fake.CallsOf("Upsert"));
        Assert.Equal(2, fake.State.Collections.Values.Single().Rows.Count);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static QuestionId Id(ulong conversation) => new(new ConversationId(conversation), 0);

    private static float[] Wide(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 1024).Select(_ => random.NextSingle())];
    }

    private async Task<IConversationIndex> FillAsync(double timeout = 5)
    {
        var index = await MilvusSetup.OpenAsync(fake, timeout: timeout);
        await index.UpsertAsync(EmbeddedRows.Model, [EmbeddedRows.Make(1), EmbeddedRows.Make(2)], CancellationToken.None);
        return index;
    }
}
