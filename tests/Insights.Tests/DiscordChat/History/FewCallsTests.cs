using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.History;

public sealed class FewCallsTests
{
    private const int Threads = 150;
    private const ulong Forum = 73;

    [Fact]
    public async Task The_first_reading_takes_a_call_a_thread_and_a_few_more()
    {
        await using var live = await StartAsync();

        var report = await live.RunAsync(Forum);

        Assert.Equal(Threads * 2, report.Messages.New);
        Assert.Equal(Threads, live.Server.CallsTo("/messages").Count);
        Assert.InRange(live.Server.Calls.Count, Threads, Threads + 12);
        Assert.Equal(live.Server.Calls.Count, report.Live!.Value.Calls);
    }

    [Fact]
    public async Task A_run_without_news_takes_lists_and_the_nights_looks_alone()
    {
        await using var live = await StartAsync();
        await live.RunAsync(Forum);
        live.Options = live.Options with { SweepCalls = 10 };

        var report = await live.RunAsync(Forum);

        Assert.Equal(10, live.Server.CallsTo("/messages").Count);
        Assert.InRange(live.Server.Calls.Count, 10, 20);
        Assert.Equal(0, report.Live!.Value.Read);
        Assert.Empty(report.Changed);
    }

    [Fact]
    public async Task One_late_reply_takes_one_call_more()
    {
        await using var live = await StartAsync();
        live.Options = live.Options with { SweepCalls = 0 };
        await live.RunAsync(Forum);
        await live.RunAsync(Forum);
        var without = live.Server.Calls.Count;
        live.Guild.Post(live.Guild.Channels.First(channel => channel.IsThread).Id, 502, "Late");

        await live.RunAsync(Forum);

        Assert.Equal(without + 1, live.Server.Calls.Count);
    }

    [Fact]
    public async Task A_last_message_that_was_deleted_costs_one_call_more_and_only_once()
    {
        await using var live = await LiveFolder.StartAsync();
        live.Options = live.Options with { SweepCalls = 0 };
        live.Guild.AddChannel(71, "help");
        live.Guild.Post(71, 501, "Stays");
        live.Guild.Delete(71, live.Guild.Post(71, 501, "Goes"));

        await live.RunAsync(71);
        Assert.Equal(2, live.Server.CallsTo("/messages").Count);
        await live.RunAsync(71);
        Assert.Empty(live.Server.CallsTo("/messages"));
    }

    private static async Task<LiveFolder> StartAsync()
    {
        var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(Forum, "questions", 15);
        for (var count = 0; count < Threads; count++)
        {
            var post = live.Guild.PostInForum(Forum, 501, $"Post {count}", $"Question {count}");
            live.Guild.Reply(post.Id, 502, post.Id, $"Answer {count}");
            if (count % 3 > 0)
            {
                live.Guild.Archive(post.Id);
            }
        }

        return live;
    }
}
