using Insights.Ingest;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.History;

public sealed class LiveIngestTests
{
    [Fact]
    public async Task Only_what_is_listed_is_read()
    {
        await using var live = await LiveFolder.StartAsync(LivelyGuild.Create());

        var report = await live.RunAsync(LivelyGuild.Forum);

        Assert.All(
            live.Server.CallsTo("/messages"),
            call => Assert.Equal(LivelyGuild.Forum, live.Guild.Find(ulong.Parse(call.Path.Split('/')[2], null))!.Parent));
        Assert.Equal(2, report.Live!.Value.Read);
        Assert.Equal(3, report.Messages.New);
    }

    [Fact]
    public async Task A_thread_can_be_listed_by_itself()
    {
        await using var live = await LiveFolder.StartAsync(LivelyGuild.Create());
        var post = live.Guild.Channels.Single(channel => channel.Name == "Login page stays blank");

        await live.RunAsync(post.Id);

        Assert.Equal(["The login page stays blank after the upgrade, why?", "Clear the browser cache."], await live.ReadTextsAsync());
    }

    [Fact]
    public async Task Private_threads_are_left_alone_unless_the_settings_ask_for_them()
    {
        await using var live = await LiveFolder.StartAsync(LivelyGuild.Create());
        var secret = live.Guild.Channels.Single(channel => channel.Type == 12);
        secret.HasBot = true;

        await live.RunAsync(LivelyGuild.Help);
        Assert.DoesNotContain("This is private.", await live.ReadTextsAsync());
        Assert.Empty(live.Server.CallsTo("private"));

        live.Reading = options => options with { ReadsPrivateThreads = true };
        await live.RunAsync(LivelyGuild.Help);
        Assert.Contains("This is private.", await live.ReadTextsAsync());
    }

    [Fact]
    public async Task Long_channels_are_read_in_pages_of_a_hundred_each_message_once()
    {
        await using var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(71, "help");
        for (var count = 0; count < 250; count++)
        {
            live.Guild.Post(71, 501, $"Message {count}");
        }

        var report = await live.RunAsync(71);

        Assert.Equal(250, report.Messages.New);
        Assert.Equal(3, live.Server.CallsTo("/messages").Count);
        Assert.Equal(Enumerable.Range(0, 250).Select(count => $"Message {count}"), await live.ReadTextsAsync());
    }

    [Fact]
    public async Task A_channel_whose_history_is_hidden_is_not_taken_for_empty()
    {
        await using var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(71, "help");
        live.Guild.AddChannel(72, "open");
        live.Guild.Post(71, 501, "Keep me");
        await live.RunAsync(71, 72);
        live.Guild.Find(71)!.HidesHistory = true;
        live.Guild.Post(71, 501, "Hidden");

        var first = await live.RunAsync(71, 72);
        var second = await live.RunAsync(71, 72);

        var oddity = Assert.Single(first.Oddities, oddity => oddity.Kind == OddityKind.ChannelRefused);
        Assert.Contains("Read Message History", Assert.Single(oddity.Examples), StringComparison.Ordinal);
        Assert.DoesNotContain(second.Oddities, one => one.Kind == OddityKind.ChannelRefused);
        Assert.Equal(["Keep me"], await live.ReadTextsAsync());
        Assert.Empty(live.Server.CallsTo("/channels/71/messages"));

        live.Guild.Find(71)!.HidesHistory = false;
        await live.RunAsync(71, 72);
        Assert.Equal(["Keep me", "Hidden"], await live.ReadTextsAsync());
    }

    [Fact]
    public async Task History_that_is_hidden_between_two_calls_erases_nothing()
    {
        await using var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(71, "help");
        live.Guild.Post(71, 501, "Keep me");
        await live.RunAsync(71);
        live.Server.Faults = call =>
        {
            live.Guild.Find(71)!.HidesHistory |= call.Path.EndsWith("/messages", StringComparison.Ordinal);
            return null;
        };

        var report = await live.RunAsync(71);

        Assert.Equal(["Keep me"], await live.ReadTextsAsync());
        Assert.Single(report.Oddities, oddity => oddity.Kind == OddityKind.ChannelRefused);
    }

    [Fact]
    public async Task A_refused_channel_is_named_once_and_asked_again_when_its_turn_comes()
    {
        await using var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(71, "help");
        live.Guild.AddChannel(72, "open");
        live.Guild.Post(71, 501, "Hello");
        live.Server.Faults = call => call.Path == "/channels/71/messages" ? new FakeFault.Refuses(403, 50001) : null;
        live.Options = live.Options with { SweepCalls = 0 };

        Assert.Single((await live.RunAsync(71, 72)).Oddities, oddity => oddity.Kind == OddityKind.ChannelRefused);
        Assert.DoesNotContain((await live.RunAsync(71, 72)).Oddities, oddity => oddity.Kind == OddityKind.ChannelRefused);
        Assert.Empty(live.Server.CallsTo("/channels/71/messages"));

        live.Server.Faults = _ => null;
        live.Options = live.Options with { SweepCalls = 5 };
        await live.RunAsync(71, 72);
        Assert.Equal(["Hello"], await live.ReadTextsAsync());
    }

    [Fact]
    public async Task Without_the_content_intent_nothing_is_read()
    {
        await using var live = await LiveFolder.StartAsync(LivelyGuild.Create());
        await live.RunAsync(LivelyGuild.Help);
        var before = await live.ReadTextsAsync();
        live.Guild.HasContentIntent = false;

        var fault = await Assert.ThrowsAsync<UnusableException>(() => live.RunAsync(LivelyGuild.Help));

        Assert.Contains("Message Content Intent", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, await live.ReadTextsAsync());
    }

    [Fact]
    public async Task A_server_or_channels_that_are_not_there_are_named()
    {
        await using var live = await LiveFolder.StartAsync(LivelyGuild.Create());

        var channel = await Assert.ThrowsAsync<UnusableException>(() => live.RunAsync(12345));
        var category = await Assert.ThrowsAsync<UnusableException>(() => live.RunAsync(LivelyGuild.Category));
        live.Reading = options => options with { Guild = new GuildId(1) };
        var server = await Assert.ThrowsAsync<UnusableException>(() => live.RunAsync(LivelyGuild.Help));

        Assert.Contains("12345", channel.Message, StringComparison.Ordinal);
        Assert.Contains("category", category.Message, StringComparison.Ordinal);
        Assert.Contains("Discord:GuildId", server.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_archived_at_one_moment_are_all_found()
    {
        await using var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(73, "forum", 15);
        var posts = Enumerable.Range(0, 230).Select(count => live.Guild.PostInForum(73, 501, $"Post {count}", $"Question {count}")).ToList();
        var moments = new[] { live.Guild.Now, live.Guild.Now.AddHours(1), live.Guild.Now.AddHours(2) };
        foreach (var (place, post) in posts.Index())
        {
            (post.IsArchived, post.ArchivedAt) = (true, moments[place / 80]);
        }

        var report = await live.RunAsync(73);

        Assert.Equal(230, report.Messages.New);
    }

    [Fact]
    public async Task A_thread_that_moves_between_the_lists_in_mid_run_is_found()
    {
        await using var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(73, "forum", 15);
        var post = live.Guild.PostInForum(73, 501, "Post", "Question");
        live.Guild.Archive(post.Id);
        live.Server.Faults = call =>
        {
            post.IsArchived &= !call.Path.EndsWith("/archived/public", StringComparison.Ordinal);
            return null;
        };

        var report = await live.RunAsync(73);

        Assert.Equal(1, report.Messages.New);
    }
}
