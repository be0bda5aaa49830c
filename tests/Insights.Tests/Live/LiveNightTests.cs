using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>Nights with their index on a real server.</summary>
[Collection(nameof(LiveMilvus))]
public sealed class LiveNightTests(LiveMilvus server)
{
    [SkippableFact]
    public async Task The_sample_gives_the_faq_that_the_local_index_gives()
    {
        using var remote = Use(new Shell(), server.Address);
        using var local = new Shell();
        var told = await remote.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.True(told.Code == 0, told.Error);
        Assert.Equal(0, (await local.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
        Assert.Equal(local.Published(), remote.Published());

        var question = "Do I need Kubernetes for five million vectors?";
        Assert.Equal((await local.HereAsync("ask", question, "--json")).Output, (await remote.HereAsync("ask", question, "--json")).Output);
        Assert.Equal(0, (await remote.HereAsync("doctor")).Code);
    }

    [SkippableFact]
    public async Task A_server_that_is_killed_between_two_nights_keeps_the_rows()
    {
        await using var own = new OwnMilvus();
        await own.InitializeAsync();
        using var shell = Use(new Shell(), own.Address);
        var source = SmallCommunity.WriteTo(shell);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source)).Code);
        await own.KillAsync();

        shell.With("INSIGHTS__Index__Timeout", "2");
        var told = await shell.RefusedAsync(1, "run", "--source", source);
        Assert.Contains("Index:Timeout", told.Error, StringComparison.Ordinal);

        await own.StartAsync();
        shell.With("INSIGHTS__Index__Timeout", "60");
        var before = shell.Published();
        told = await shell.HereAsync("run", "--source", source);
        Assert.True(told.Code == 0, told.Error);
        Assert.Equal(before, shell.Published());
        Assert.Contains(" 0 missing, 0 stale, 0 orphaned", (await shell.HereAsync("doctor")).Output, StringComparison.Ordinal);
    }

    private static Shell Use(Shell shell, Uri address) =>
        shell.With("INSIGHTS__Index__Kind", "Milvus").With("INSIGHTS__Index__Uri", address.ToString()).With("INSIGHTS__Index__Timeout", "60");
}
