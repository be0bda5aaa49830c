using System.Text.Json;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.Commands;

public sealed class DiscordRunTests
{
    [Fact]
    public async Task The_server_gives_the_faq_that_its_export_gives()
    {
        await using var server = await FakeDiscord.StartAsync(CommunityGuild.Create());
        using var live = server.Attach(new Shell { Clock = new HastyClock() }, CommunityGuild.Forum);
        using var exported = new Shell();
        new GuildExport(server.Guild, "2026-11-23T00:00:00+00:00").WriteTo(Path.Combine(exported.Folder, "export"));

        var told = await live.HereAsync("run", "--source", "discord");
        Assert.Equal("", told.Error);
        Assert.Equal(0, told.Code);
        await exported.HereAsync("run", "--source", Path.Combine(exported.Folder, "export"));

        Assert.Equal(exported.Published(), live.Published());
        Assert.NotEmpty(SmallCommunity.EntriesOf(live));
        Assert.Contains("24 with news", told.Output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(live.Out, "run.json")));
        Assert.Equal(server.Calls.Count, report.RootElement.GetProperty("counts").GetProperty("live").GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task A_second_night_without_news_changes_nothing_and_what_is_deleted_leaves_the_pages()
    {
        await using var server = await FakeDiscord.StartAsync(CommunityGuild.Create());
        using var shell = server.Attach(new Shell { Clock = new HastyClock() }, CommunityGuild.Forum).With("INSIGHTS__Source__Path", "discord");
        await shell.HereAsync("run");
        var before = shell.Published();
        await shell.HereAsync("run");
        Assert.Equal(before, shell.Published());
        Assert.All(server.Calls, call => Assert.Equal("GET", call.Method));

        const string Quote = "Raise backup.timeout to 600 seconds in ledger.yaml";
        Assert.Contains(Quote, before, StringComparison.Ordinal);
        foreach (var thread in server.Guild.Channels.Where(thread => thread.Messages.Values.Any(Says)).ToList())
        {
            server.Guild.DeleteChannel(thread.Id);
        }

        await shell.HereAsync("run", "--accept-moves");
        Assert.DoesNotContain(Quote, File.ReadAllText(Path.Combine(shell.Out, "faq.json")), StringComparison.Ordinal);

        static bool Says(System.Text.Json.Nodes.JsonObject message) =>
            message["content"]!.GetValue<string>().Contains(Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_and_missing_settings_are_one_clear_line_and_the_faq_stays()
    {
        await using var server = await FakeDiscord.StartAsync(CommunityGuild.Create());
        using var shell = server.Attach(new Shell { Clock = new HastyClock() }, CommunityGuild.Forum);
        await shell.HereAsync("run", "--source", "discord");

        server.Faults = _ => new FakeFault.Refuses(401, 0);
        Assert.Contains("401", (await shell.RefusedAsync(2, "run", "--source", "discord")).Error, StringComparison.Ordinal);
        server.Faults = _ => new FakeFault.Fails(502);
        Assert.Contains("502", (await shell.RefusedAsync(1, "run", "--source", "discord")).Error, StringComparison.Ordinal);
        shell.With("INSIGHTS__Discord__GuildId", "");
        Assert.Contains("Discord:GuildId", (await shell.RefusedAsync(2, "run", "--source", "discord")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_what_the_bot_lacks()
    {
        await using var server = await FakeDiscord.StartAsync(LivelyGuild.Create());
        using var shell = server.Attach(new Shell { Clock = new HastyClock() }, LivelyGuild.Help, LivelyGuild.Forum);
        await shell.HereAsync("run", "--source", "discord");

        Assert.Contains("2 of 2 channels", Line(await shell.HereAsync("doctor")), StringComparison.Ordinal);
        server.Guild.Find(LivelyGuild.Forum)!.HidesHistory = true;
        Assert.Contains("Read Message History", Line(await shell.HereAsync("doctor")), StringComparison.Ordinal);
        server.Guild.HasContentIntent = false;
        Assert.Contains("Message Content Intent", Line(await shell.HereAsync("doctor")), StringComparison.Ordinal);

        static string Line(Told told) => told.Output.Split('\n').Single(line => line.Length > 5 && line[5..].StartsWith("discord ", StringComparison.Ordinal));
    }
}
