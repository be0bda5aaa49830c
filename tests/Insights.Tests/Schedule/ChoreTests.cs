using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.Schedule;

/// <summary>What a server does by itself between nights, and nights over a chat server.</summary>
public sealed class ChoreTests
{
    private const string EverySecond = "* * * * * *";

    [Fact]
    public async Task What_is_forgotten_leaves_the_pages_before_the_next_night_and_the_map_stays()
    {
        using var shop = await MinedShop.OpenAsync();
        var shell = shop.Shell.With("INSIGHTS__Schedule__Cron", "").With("INSIGHTS__Schedule__PublishCron", EverySecond);
        var cited = FirstCited(shop);
        var helper = shop.Threads.Select(thread => JsonNode.Parse(thread.ToString())!["messages"]!.AsArray())
            .SelectMany(messages => messages).Single(message => message!["id"]!.GetValue<string>() == cited)!["author"]!["id"]!.GetValue<string>();
        Assert.Equal(0, (await shell.HereAsync("forget", "--author", helper)).Code);
        Assert.Contains(cited, shell.Published(), StringComparison.Ordinal);

        await using var server = await RunningServer.StartAsync(shell);
        await server.UntilAsync(() => !File.ReadAllText(Path.Combine(shell.Out, "faq.json")).Contains(cited, StringComparison.Ordinal));

        Assert.DoesNotContain(cited, shell.Published(), StringComparison.Ordinal);
        await server.UntilAsync(() => !File.Exists(Path.Combine(shell.Work, "taken-back.txt")));
        var map = await File.ReadAllTextAsync(Path.Combine(shell.Work, "publication", "map.html"));
        Assert.Contains("<canvas", map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_older_than_may_be_kept_go_without_a_night()
    {
        using var shop = await MinedShop.OpenAsync();
        var shell = shop.Shell.With("INSIGHTS__Schedule__Cron", "").With("INSIGHTS__Store__RetentionDays", "30")
            .With("INSIGHTS__Schedule__PublishCron", EverySecond).With("INSIGHTS__Schedule__CleanUpCron", EverySecond);
        Assert.NotEmpty(Messages(shell));

        await using var server = await RunningServer.StartAsync(shell);
        await server.UntilAsync(() => Logged(shell, "old messages removed") && Messages(shell).Count == 0);
        await server.UntilAsync(() => SmallCommunity.EntriesOf(shell).Count == 0);
    }

    [Fact]
    public async Task A_night_over_a_server_reads_each_channel_in_a_job_of_its_own_and_lists_once()
    {
        var guild = CommunityGuild.Create();
        guild.AddChannel(71, "talk");
        guild.Now = guild.Now.AddDays(100);
        guild.Post(71, 501, "Hello there, all");
        await using var discord = await FakeDiscord.StartAsync(guild);
        using var shell = discord.Attach(new Shell(), 71, CommunityGuild.Forum)
            .With("INSIGHTS__Source__Path", "discord").With("INSIGHTS__Bot__Enabled", "false").With("INSIGHTS__Discord__SweepCalls", "0")
            .With("INSIGHTS__Schedule__Cron", EverySecond);
        await using (var server = await RunningServer.StartAsync(shell))
        {
            await PassTimeAsync(server, () => File.Exists(Path.Combine(shell.Work, "nights.jsonl")));
            await server.UntilAsync(() => Logged(shell, "Channel 71: 1 new"));
            await server.UntilAsync(() => Logged(shell, $"Channel {CommunityGuild.Forum.ToString(CultureInfo.InvariantCulture)}: 72 new"));
            Assert.Equal(0, await server.StopAsync());
        }

        // Each night of this server listed once, whatever number of jobs it had; the last may have been cut short.
        var begun = File.ReadAllText(LogFiles(shell).Single()).Split("The night of ").Length - 1;
        Assert.InRange(discord.CallsTo("/users/@me").Count, 1, begun + 1);
        using var plain = discord.Attach(new Shell(), 71, CommunityGuild.Forum);
        Assert.Equal(0, (await plain.HereAsync("run", "--source", "discord", "--now", "2026-11-28T02:00:00Z")).Code);
        Assert.Equal(SmallCommunity.EntriesOf(plain), SmallCommunity.EntriesOf(shell));
    }

    [Fact]
    public async Task What_is_deleted_on_a_server_leaves_store_and_pages_between_nights()
    {
        var guild = CommunityGuild.Create();
        guild.Now = guild.Now.AddDays(100);
        await using var discord = await FakeDiscord.StartAsync(guild);
        using var shell = discord.Attach(new Shell(), CommunityGuild.Forum)
            .With("INSIGHTS__Source__Path", "discord").With("INSIGHTS__Bot__Enabled", "false").With("INSIGHTS__Schedule__Cron", "")
            .With("INSIGHTS__Schedule__ReconcileCron", EverySecond).With("INSIGHTS__Schedule__PublishCron", EverySecond);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", "discord", "--now", "2026-11-28T02:00:00Z")).Code);
        var cited = FirstCited(shell);
        var home = guild.Channels.Single(channel => channel.Messages.ContainsKey(cited));

        guild.Delete(home.Id, cited);
        await using var server = await RunningServer.StartAsync(shell);
        var name = cited.ToString(CultureInfo.InvariantCulture);
        await PassTimeAsync(server, () => !File.ReadAllText(Path.Combine(shell.Out, "faq.json")).Contains(name, StringComparison.Ordinal));
        Assert.Equal(0, await server.StopAsync());
        Assert.DoesNotContain(Messages(shell), line => line.Contains(name, StringComparison.Ordinal));
    }

    // What may be asked of Discord in a second comes back with the time that passes.
    private static Task PassTimeAsync(RunningServer server, Func<bool> isSo) => server.UntilAsync(() =>
    {
        server.Clock.Advance(TimeSpan.FromMilliseconds(100));
        return isSo();
    });

    private static string FirstCited(MinedShop shop) => FirstCited(shop.Shell).ToString(CultureInfo.InvariantCulture);

    private static ulong FirstCited(Shell shell) => FakeJson.Id(JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Out, "faq.json")))!
        ["entries"]![0]!["answer"]![0]!["evidence"]![0]!["message"]);

    private static List<string> Messages(Shell shell) =>
        [.. StoreDump.Read(Path.Combine(shell.Work, "store.db")).Where(line => line.StartsWith("message|", StringComparison.Ordinal))];

    private static string[] LogFiles(Shell shell) => Directory.GetFiles(Path.Combine(shell.Work, "log"));

    private static bool Logged(Shell shell, string words) => LogFiles(shell).Any(file => File.ReadAllText(file).Contains(words, StringComparison.Ordinal));
}
