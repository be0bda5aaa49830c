using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.History;

/// <summary>What happens after a channel was read, also while nobody was looking.</summary>
public sealed class LateThingsTests
{
    private const ulong Forum = 73;
    private const ulong Help = 71;

    [Fact]
    public async Task A_reply_two_days_later_arrives()
    {
        await using var live = await StartAsync();
        var post = live.Guild.PostInForum(Forum, 501, "Post", "Question");
        await live.RunAsync(Forum);
        live.Guild.Now = live.Guild.Now.AddDays(2);
        live.Guild.Reply(post.Id, 502, post.Id, "Answer");

        var report = await live.RunAsync(Forum);

        Assert.Equal(["Question", "Answer"], await live.ReadTextsAsync());
        Assert.Equal([post.Id], report.Changed.Select(id => id.Value));
    }

    [Fact]
    public async Task An_edit_is_found_by_looking_again()
    {
        await using var live = await StartAsync();
        var first = live.Guild.Post(Help, 501, "It is port 80");
        live.Guild.Post(Help, 502, "Thanks");
        await live.RunAsync(Help);
        live.Guild.Edit(Help, first, "It is port 8080");

        var report = await live.RunAsync(Help);

        Assert.Equal(["It is port 8080", "Thanks"], await live.ReadTextsAsync());
        Assert.Equal(1, report.Messages.Changed);
        Assert.Equal(1, report.Live!.Value.LookedAt);
    }

    [Fact]
    public async Task A_deleted_message_is_found_by_the_threads_count_without_a_look()
    {
        await using var live = await StartAsync();
        live.Options = live.Options with { SweepCalls = 0 };
        var post = live.Guild.PostInForum(Forum, 501, "Post", "Question");
        var answer = live.Guild.Reply(post.Id, 502, post.Id, "Wrong answer");
        live.Guild.Reply(post.Id, 502, post.Id, "Right answer");
        await live.RunAsync(Forum);
        live.Guild.Delete(post.Id, answer);

        var report = await live.RunAsync(Forum);

        Assert.Equal(["Question", "Right answer"], await live.ReadTextsAsync());
        Assert.Equal(1, report.Messages.Deleted);
    }

    [Fact]
    public async Task A_deleted_message_far_back_costs_no_more_pages_than_it_takes_to_find_it()
    {
        await using var live = await StartAsync();
        live.Options = live.Options with { SweepCalls = 0 };
        var post = live.Guild.PostInForum(Forum, 501, "Post", "Question");
        var messages = Enumerable.Range(0, 350).Select(count => live.Guild.Post(post.Id, 502, $"Message {count}")).ToList();
        await live.RunAsync(Forum);
        live.Guild.Delete(post.Id, messages[200]);

        await live.RunAsync(Forum);

        Assert.DoesNotContain("Message 200", await live.ReadTextsAsync());
        Assert.Equal(2, live.Server.CallsTo("/messages").Count);
    }

    [Fact]
    public async Task The_newest_message_of_a_channel_can_be_deleted()
    {
        await using var live = await StartAsync();
        live.Guild.Post(Help, 501, "Stays");
        var last = live.Guild.Post(Help, 501, "Goes");
        await live.RunAsync(Help);
        live.Guild.Delete(Help, last);

        await live.RunAsync(Help);

        Assert.Equal(["Stays"], await live.ReadTextsAsync());
    }

    [Fact]
    public async Task The_only_message_of_a_channel_can_be_deleted()
    {
        await using var live = await StartAsync();
        var only = live.Guild.Post(Help, 501, "Goes");
        await live.RunAsync(Help);
        live.Guild.Delete(Help, only);

        await live.RunAsync(Help);

        Assert.Empty(await live.ReadTextsAsync());
    }

    [Fact]
    public async Task Edits_far_back_are_found_in_the_end()
    {
        await using var live = await StartAsync();
        var messages = Enumerable.Range(0, 450).Select(count => live.Guild.Post(Help, 501, $"Message {count}")).ToList();
        await live.RunAsync(Help);
        live.Guild.Edit(Help, messages[3], "Edited");

        for (var night = 0; night < 4; night++)
        {
            await live.RunAsync(Help);
            Assert.InRange(live.Server.CallsTo("/messages").Count, 1, 2);
        }

        Assert.Contains("Edited", await live.ReadTextsAsync());
    }

    [Fact]
    public async Task An_archived_thread_that_is_opened_again_is_read_on()
    {
        await using var live = await StartAsync();
        live.Options = live.Options with { SweepCalls = 0 };
        var post = live.Guild.PostInForum(Forum, 501, "Post", "Question");
        live.Guild.Archive(post.Id);
        await live.RunAsync(Forum);
        live.Guild.Reply(post.Id, 502, post.Id, "Late answer");

        await live.RunAsync(Forum);

        Assert.Equal(["Question", "Late answer"], await live.ReadTextsAsync());
    }

    [Fact]
    public async Task A_new_thread_on_an_old_message_is_found_although_nothing_was_said_in_its_channel()
    {
        await using var live = await StartAsync();
        live.Options = live.Options with { SweepCalls = 0 };
        var question = live.Guild.Post(Help, 501, "Why does the backup fail?");
        live.Guild.Post(Help, 502, "Something else");
        await live.RunAsync(Help);
        var thread = live.Guild.OpenThread(Help, question, "Why does the backup fail?", 502);
        live.Guild.Post(thread.Id, 502, "Raise the timeout");

        await live.RunAsync(Help);

        var conversation = Assert.Single(await live.ReadAsync(), conversation => conversation.Id.Value == thread.Id);
        Assert.Equal(["Why does the backup fail?", "", "Raise the timeout"], conversation.Messages.Select(message => message.Text.Typed));
    }

    [Fact]
    public async Task A_deleted_thread_vanishes_and_its_opening_goes_back_to_its_channel()
    {
        await using var live = await StartAsync();
        live.Options = live.Options with { SweepCalls = 0 };
        var question = live.Guild.Post(Help, 501, "Why does the backup fail?");
        var thread = live.Guild.OpenThread(Help, question, "Secret name", 502);
        live.Guild.Post(thread.Id, 502, "Raise the timeout");
        await live.RunAsync(Help);
        live.Guild.DeleteChannel(thread.Id);

        var report = await live.RunAsync(Help);

        Assert.Equal(1, report.Live!.Value.Gone);
        Assert.Equal(["Why does the backup fail?"], await live.ReadTextsAsync());
        var conversation = Assert.Single(await live.ReadAsync());
        Assert.Equal((Help, null), (conversation.Channel.Id.Value, conversation.Title));
    }

    [Fact]
    public async Task A_deleted_channel_vanishes_with_its_threads_and_no_older_export_brings_it_back()
    {
        await using var live = await StartAsync();
        live.Guild.AddChannel(72, "stays");
        var question = live.Guild.Post(Help, 501, "Question");
        live.Guild.Post(live.Guild.OpenThread(Help, question, "Thread", 502).Id, 502, "Answer");
        live.Guild.Post(72, 501, "Stays");
        new GuildExport(live.Guild, "2025-01-15T00:00:00+00:00").WriteTo(live.Exports.Source);
        await live.RunAsync(Help, 72);
        live.Guild.DeleteChannel(Help);

        var report = await live.RunAsync(Help, 72);
        Assert.Equal(2, report.Live!.Value.Gone);
        Assert.Equal(["Stays"], await live.ReadTextsAsync());

        live.Exports.Options = live.Options;
        await live.Exports.RunAsync();
        Assert.Equal(["Stays"], await live.ReadTextsAsync());
    }

    [Fact]
    public async Task A_404_that_is_not_discords_own_word_erases_nothing()
    {
        await using var live = await StartAsync();
        var post = live.Guild.PostInForum(Forum, 501, "Post", "Question");
        await live.RunAsync(Forum);
        live.Guild.DeleteChannel(post.Id);
        live.Server.Faults = call => call.Path == $"/channels/{post.Id}" ? new FakeFault.Fails(404) : null;

        await live.RunAsync(Forum);
        Assert.Equal(["Question"], await live.ReadTextsAsync());

        live.Server.Faults = _ => null;
        await live.RunAsync(Forum);
        Assert.Empty(await live.ReadTextsAsync());
    }

    [Fact]
    public async Task Looks_again_go_round_oldest_first_within_the_nights_calls()
    {
        await using var live = await StartAsync();
        live.Options = live.Options with { SweepCalls = 3 };
        var posts = Enumerable.Range(0, 7).Select(count => live.Guild.PostInForum(Forum, 501, $"Post {count}", $"Question {count}")).ToList();
        await live.RunAsync(Forum);
        var looked = new List<string>();
        for (var night = 0; night < 3; night++)
        {
            var report = await live.RunAsync(Forum);
            Assert.Equal(3, live.Server.CallsTo("/messages").Count);
            Assert.Equal(3, report.Live!.Value.LookedAt);
            looked.AddRange(live.Server.CallsTo("/messages").Select(call => call.Path));
        }

        Assert.Equal(7, looked.Take(7).Distinct().Count());
        Assert.Equal(posts.Count, looked.Distinct().Count());
    }

    private static async Task<LiveFolder> StartAsync()
    {
        var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(Help, "help");
        live.Guild.AddChannel(Forum, "questions", 15);
        return live;
    }
}
