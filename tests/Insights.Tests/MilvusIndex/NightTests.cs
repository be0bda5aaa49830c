using Grpc.Core;
using Insights.App.MilvusIndex.Collections;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.MilvusServer;

namespace Insights.Tests.MilvusIndex;

/// <summary>The program's verbs with their index on a server.</summary>
public sealed class NightTests : IAsyncLifetime
{
    private FakeMilvus fake = null!;
    private string source = "";

    private Shell Shell { get; } = new();

    public async Task InitializeAsync()
    {
        fake = await FakeMilvus.StartAsync();
        source = SmallCommunity.WriteTo(Shell);
        Use(fake.Address);
    }

    public async Task DisposeAsync()
    {
        Shell.Dispose();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task The_faq_is_the_one_that_the_local_index_gives()
    {
        await RunAsync();
        using var local = new Shell();
        Assert.Equal(0, (await local.HereAsync("run", "--source", SmallCommunity.WriteTo(local))).Code);
        Assert.NotEmpty(SmallCommunity.EntriesOf(local));
        Assert.Equal(local.Published(), Shell.Published());

        var rows = fake.State.Collections.Values.Single().Rows.Values;
        Assert.Equal(SmallCommunity.Threads().Count, rows.Select(row => row[Fields.Conversation]).Distinct().Count());
        Assert.Contains(rows, row => row[Fields.Cluster] is string { Length: > 0 } && row[Fields.Theme] is string { Length: > 0 });

        var before = Shell.Published();
        await RunAsync();
        Assert.Equal(before, Shell.Published());
        Assert.False(File.Exists(Path.Combine(Shell.Work, "index.bin")));
    }

    [Fact]
    public async Task A_server_that_is_down_at_the_start_ends_the_run_and_leaves_the_faq()
    {
        await RunAsync();
        Use(new Uri($"http://127.0.0.1:{FaultTests.FreePort()}"));
        var told = await Shell.RefusedAsync(1, "run", "--source", source);
        Assert.Contains("Index:Timeout", told.Error, StringComparison.Ordinal);
        Use(fake.Address);
        await RunAsync();
    }

    [Theory]
    [InlineData("Upsert", 0)]
    [InlineData("Query", 4)]
    [InlineData("Search", 0)]
    [InlineData("Search", 2)]
    public async Task A_server_that_dies_in_the_night_ends_the_run_and_the_next_completes_it(string method, int after)
    {
        fake.Fail(method, () => null, after);
        fake.Fail(method, () => throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "gone")), times: 10_000);
        var told = await Shell.RefusedAsync(1, "run", "--source", source);
        Assert.Contains("did not answer within", told.Error, StringComparison.Ordinal);

        fake.Recover();
        await RunAsync();
        using var local = new Shell();
        await local.HereAsync("run", "--source", SmallCommunity.WriteTo(local));
        Assert.Equal(local.Published(), Shell.Published());
    }

    [Fact]
    public async Task The_doctor_sees_what_is_missing_stale_or_orphaned_and_repairs_it()
    {
        await RunAsync();
        var told = await Shell.HereAsync("doctor");
        Assert.True(told.Code == 0, told.Error + told.Output);
        Assert.Contains("v2.6.22; database default; insights_static_minilm_256_256_", told.Output, StringComparison.Ordinal);
        Assert.Contains("rows, loaded, AUTOINDEX, words by BM25", told.Output, StringComparison.Ordinal);

        var rows = fake.State.Collections.Values.Single().Rows;
        var (missing, stale) = (rows.Keys.First(), rows.Keys.ElementAt(1));
        var orphan = rows[missing].ToDictionary();
        var key = $"{((string)orphan[Fields.Id]).Split('/')[0]}/{7:D20}/{0:D6}";
        (orphan[Fields.Id], orphan[Fields.Conversation]) = (key, 7L);
        rows[key] = orphan;
        rows.Remove(missing);
        rows[stale][Fields.Fingerprint] = "older";
        told = await Shell.HereAsync("doctor");
        Assert.Equal(1, told.Code);
        Assert.Contains("1 missing, 1 stale, 1 orphaned", told.Output, StringComparison.Ordinal);

        told = await Shell.HereAsync("doctor", "--repair");
        Assert.True(told.Code == 0, told.Error + told.Output);
        Assert.Contains("0 missing, 0 stale, 0 orphaned", told.Output, StringComparison.Ordinal);
        Assert.Contains(missing, rows.Keys);
        Assert.DoesNotContain(key, rows.Keys);
    }

    [Fact]
    public async Task The_doctor_names_a_server_that_is_gone()
    {
        await RunAsync();
        Use(new Uri($"http://127.0.0.1:{FaultTests.FreePort()}"));
        var told = await Shell.HereAsync("doctor");
        Assert.Equal(1, told.Code);
        Assert.Contains("FAIL milvus", told.Output, StringComparison.Ordinal);
        Assert.Contains("-> start the server or correct Index:Uri", told.Output, StringComparison.Ordinal);
        Assert.Contains("ok   store", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_searches_the_server_and_answers_without_it_too()
    {
        await RunAsync();
        const string Question = "How do I repair the printer?";
        var answered = await Shell.HereAsync("ask", Question, "--json");
        Assert.Equal((0, ""), (answered.Code, answered.Error));
        Assert.Equal(1, fake.CallsOf("HybridSearch"));

        Use(new Uri($"http://127.0.0.1:{FaultTests.FreePort()}"));
        var alone = await Shell.HereAsync("ask", Question, "--json");
        Assert.Equal((0, answered.Output), (alone.Code, alone.Output));
        Assert.StartsWith("warning: ", Assert.Single(alone.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_a_message_reaches_the_rows_on_the_server()
    {
        await RunAsync();
        var thread = SmallCommunity.Threads()[0];
        var message = (string)thread.Messages[0]!["id"]!;
        var held = fake.State.Collections.Values.Single().Rows.Count;
        var told = await Shell.HereAsync("forget", "--message", message);
        Assert.True(told.Code == 0, told.Error);
        Assert.True(fake.State.Collections.Values.Single().Rows.Count < held);
    }

    [Theory]
    [InlineData("INSIGHTS__Index__Uri", "", "Index:Uri")]
    [InlineData("INSIGHTS__Index__Uri", "localhost:19530", "Index:Uri")]
    [InlineData("INSIGHTS__Index__Uri", "http://root:secret@localhost:19530", "Index:Uri")]
    [InlineData("INSIGHTS__Index__Timeout", "soon", "Index:Timeout")]
    [InlineData("INSIGHTS__Index__Timeout", "0", "Index:Timeout")]
    [InlineData("INSIGHTS__Index__Type", "HNWS", "Index:Type")]
    [InlineData("INSIGHTS__Index__BuildParameters", "nlist=4", "Index:BuildParameters")]
    public async Task A_setting_that_cannot_be_used_is_named(string variable, string value, string named)
    {
        Shell.With(variable, value);
        var told = await Shell.RefusedAsync(2, "run", "--source", source);
        Assert.Contains(named, told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret@", told.Error, StringComparison.Ordinal);
        Assert.Equal(0, fake.CallsOf("GetVersion"));
    }

    private void Use(Uri address) =>
        Shell.With("INSIGHTS__Index__Kind", "Milvus").With("INSIGHTS__Index__Uri", address.ToString()).With("INSIGHTS__Index__Timeout", "3");

    private async Task RunAsync()
    {
        var told = await Shell.HereAsync("run", "--source", source);
        Assert.True(told.Code == 0, told.Error);
    }
}
