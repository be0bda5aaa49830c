using Insights.Ingest;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.History;

public sealed class ConsentTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_has_the_role_that_opts_out_is_erased_and_stays_out(bool hasMembersIntent)
    {
        await using var live = await StartAsync();
        live.Guild.HasMembersIntent = hasMembersIntent;
        await live.RunAsync(71);
        Assert.Equal(["Words of Anna", "Words of Bob"], await live.ReadTextsAsync());
        live.Guild.AddRole(40, "no-faq");
        live.Guild.FindUser(501)!.Roles.Add(40);
        live.Reading = options => options with { OptOutRole = "no-faq" };

        await live.RunAsync(71);
        Assert.Equal(["Words of Bob"], await live.ReadTextsAsync());

        live.Reading = options => options;
        live.Guild.FindUser(501)!.Roles.Clear();
        live.Guild.Post(71, 501, "Later words of Anna");
        await live.RunAsync(71);
        Assert.Equal(["Words of Bob"], await live.ReadTextsAsync());
    }

    [Fact]
    public async Task A_role_that_the_server_does_not_have_is_refused()
    {
        await using var live = await StartAsync();
        live.Reading = options => options with { OptOutRole = "no-faq" };

        var fault = await Assert.ThrowsAsync<UnusableException>(() => live.RunAsync(71));

        Assert.Contains("Discord:OptOutRole", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_forgotten_stays_so_when_sweep_full_run_and_export_bring_them_again()
    {
        await using var live = await StartAsync();
        await live.RunAsync(71);
        await using (var store = live.OpenStore())
        {
            await new Forgetting(store, IngestFolder.Key, null).ForgetAuthorAsync("501", CancellationToken.None);
        }

        await live.RunAsync(71);
        live.Options = live.Options with { Full = true };
        await live.RunAsync(71);
        new GuildExport(live.Guild, "2025-03-01T00:00:00+00:00").WriteTo(live.Exports.Source);
        await live.Exports.RunAsync();

        Assert.Equal(["Words of Bob", "Words elsewhere"], await live.ReadTextsAsync());
    }

    [Theory]
    [InlineData(71UL)]
    [InlineData(70UL)]
    [InlineData(72UL)]
    public async Task What_is_ignored_is_erased_and_comes_by_no_way(ulong ignored)
    {
        await using var live = await StartAsync();
        var thread = live.Guild.AddThread(71, "Thread", 502, id: 72);
        live.Guild.Post(thread.Id, 502, "Words in the thread");
        await live.RunAsync(71, 79);
        Assert.Equal(4, (await live.ReadTextsAsync()).Count);
        live.Reading = options => options with { Ignored = new HashSet<ChannelId> { new(ignored) } };

        var report = await live.RunAsync(71, 79);
        Assert.Empty(report.Oddities);
        new GuildExport(live.Guild, "2025-03-01T00:00:00+00:00").WriteTo(live.Exports.Source);
        live.Exports.Options = live.Options with { Ignored = new HashSet<ChannelId> { new(ignored) } };
        await live.Exports.RunAsync();

        string[] expected = ignored == 72 ? ["Words elsewhere", "Words of Anna", "Words of Bob"] : ["Words elsewhere"];
        Assert.Equal(expected, (await live.ReadTextsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_older_than_it_may_be_is_neither_kept_nor_asked_for()
    {
        await using var live = await StartAsync();
        await live.RunAsync(71);
        live.Guild.Now = live.Options.Now.AddHours(-5);
        live.Guild.Post(71, 502, "Fresh words");
        live.Options = live.Options with { RetentionDays = 30 };

        await live.RunAsync(71);
        Assert.Equal(["Fresh words"], await live.ReadTextsAsync());

        await using var other = await LiveFolder.StartAsync(live.Guild);
        other.Options = live.Options;
        var report = await other.RunAsync(71);
        Assert.Equal(["Fresh words"], await other.ReadTextsAsync());
        Assert.Equal(0, report.Messages.Erased);
    }

    private static async Task<LiveFolder> StartAsync()
    {
        var live = await LiveFolder.StartAsync();
        live.Guild.Add(new FakeUser(501, "anna"));
        live.Guild.AddChannel(70, "Support", 4);
        live.Guild.AddChannel(71, "help", 0, 70);
        live.Guild.AddChannel(79, "elsewhere");
        live.Guild.Post(71, 501, "Words of Anna");
        live.Guild.Post(71, 502, "Words of Bob");
        live.Guild.Post(79, 503, "Words elsewhere");
        return live;
    }
}
