using Insights.Ingest;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest;

public sealed class IngestStageTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_sample_is_read_whole_and_a_second_run_reads_nothing()
    {
        var first = await folder.RunAsync(SampleCommunity.Folder);
        var second = await folder.RunAsync(SampleCommunity.Folder);

        Assert.Equal(1397, first.Messages.New);
        Assert.Empty(first.Oddities);
        Assert.True(first.Conversations > 204);
        Assert.Equal(first.Conversations, first.Changed.Count);
        Assert.Equal(0, second.Files.Read);
        Assert.Equal(first.Files.Read, second.Files.Unchanged);
        Assert.Empty(second.Changed);
        Assert.Empty(second.Gone);
    }

    [Fact]
    public async Task A_full_run_over_the_same_files_changes_nothing()
    {
        await folder.RunAsync(SampleCommunity.Folder);
        var before = await folder.ReadAsync();
        folder.Options = folder.Options with { Full = true };
        var report = await folder.RunAsync(SampleCommunity.Folder);

        Assert.Equal(1397, report.Messages.Unchanged);
        Assert.Empty(report.Changed);
        Assert.Equal(before.Select(conversation => conversation.Fingerprint), (await folder.ReadAsync()).Select(conversation => conversation.Fingerprint));
    }

    [Fact]
    public async Task The_question_of_a_text_thread_comes_from_the_parent_channel_and_leaves_it()
    {
        var opening = WrittenExport.At(5);
        var parent = new WrittenExport(77)
            .Add(WrittenExport.At(0), "good morning", "501")
            .Add(opening, "How do I connect?", "502")
            .Add(WrittenExport.At(6), "morning", "503");
        var thread = WrittenExport.Thread(opening, "How do I connect?")
            .Add(WrittenExport.At(5, 9), "", "502", "21", json => json["reference"] = new System.Text.Json.Nodes.JsonObject
            {
                ["messageId"] = opening.ToString(),
                ["channelId"] = "77",
            })
            .Add(WrittenExport.At(7), "Like this.", "503");

        foreach (var names in new[] { ("a", "b"), ("b", "a") })
        {
            using var fresh = new IngestFolder();
            await fresh.Write($"{names.Item1}.json", parent).Write($"{names.Item2}.json", thread).RunAsync();
            var conversations = await fresh.ReadAsync();
            var found = Assert.Single(conversations, conversation => conversation.Channel.IsThread);

            Assert.Equal(["How do I connect?", "", "Like this."], found.Messages.Select(message => message.Text.Typed));
            Assert.Equal(new ChannelId(77), found.Messages[0].Channel);
            Assert.Equal("How do I connect?", found.Title!.Typed);
            Assert.DoesNotContain(
                conversations.Where(conversation => !conversation.Channel.IsThread).SelectMany(conversation => conversation.Messages),
                message => message.Id.Value == opening);
        }
    }

    [Fact]
    public async Task A_thread_that_is_exported_later_takes_its_question_out_of_the_talk()
    {
        var opening = WrittenExport.At(5);
        await folder.Write("parent.json", new WrittenExport(77)
            .Add(opening, "How do I connect?", "502")
            .Reply(WrittenExport.At(6), opening, "Let us talk in a thread")).RunAsync();
        var before = Assert.Single(await folder.ReadAsync());
        await folder.Write("thread.json", WrittenExport.Thread(opening).Add(WrittenExport.At(7), "Like this.", "503")).RunAsync();
        var after = await folder.ReadAsync();

        Assert.Equal(2, before.Messages.Count);
        Assert.Equal(["How do I connect?", "Like this."], after[0].Messages.Select(message => message.Text.Typed));
        Assert.Equal(["Let us talk in a thread"], after[1].Messages.Select(message => message.Text.Typed));
    }

    [Fact]
    public async Task A_flat_channel_read_in_pieces_is_filed_as_if_read_at_once()
    {
        var all = Chat(900);
        await folder.Write("a.json", all).RunAsync();
        var atOnce = await folder.ReadAsync();
        using var pieces = new IngestFolder();
        foreach (var count in new[] { 1, 250, 251, 880, 900 })
        {
            var part = Chat(count);
            part.ExportedAt = $"2025-01-{15 + (count / 100)}T02:00:00+00:00";
            await pieces.Write("a.json", part).RunAsync();
        }

        Assert.Equal(atOnce.Select(talk => (talk.Id, talk.Fingerprint)), (await pieces.ReadAsync()).Select(talk => (talk.Id, talk.Fingerprint)));
        Assert.Equal(900, atOnce.Sum(talk => talk.Messages.Count));
    }

    [Fact]
    public async Task A_talk_keeps_its_id_when_its_first_message_is_deleted()
    {
        var export = new WrittenExport(77);
        export.Add(WrittenExport.At(0), "How?", "501");
        export.Reply(WrittenExport.At(1), WrittenExport.At(0), "So.");
        export.Reply(WrittenExport.At(2), WrittenExport.At(1), "Thanks!", "501");
        await folder.Write("a.json", export).RunAsync();
        export.Messages.RemoveAt(0);
        export.ExportedAt = "2025-01-20T02:00:00+00:00";
        await folder.Write("a.json", export).RunAsync();

        var talk = Assert.Single(await folder.ReadAsync());
        Assert.Equal(new ConversationId(WrittenExport.At(0)), talk.Id);
        Assert.Equal(2, talk.Messages.Count);
    }

    [Fact]
    public async Task A_new_authors_name_is_marked_in_older_messages_and_changes_their_conversation()
    {
        await folder.Write("a.json", WrittenExport.Thread(1000).Add(WrittenExport.At(0), "thanks quillfeather, it works"))
            .Write("b.json", WrittenExport.Thread(2000, "for quillfeather").Add(WrittenExport.At(1), "something else")).RunAsync();
        var before = await folder.ReadAsync();
        Assert.Empty(before[0].Messages[0].Text.Marks);
        var report = await folder.Write("c.json", WrittenExport.Thread(3000)
            .Add(WrittenExport.At(2), "hello", "909", change: json => json["author"] = WrittenExport.User("909", "quillfeather"))).RunAsync();
        var after = await folder.ReadAsync();

        Assert.Equal(1, report.Messages.Remarked);
        Assert.Equal([1000UL, 2000UL, 3000UL], report.Changed.Select(id => id.Value));
        Assert.Equal((7, 12), (after[0].Messages[0].Text.Marks[0].Start, after[0].Messages[0].Text.Marks[0].Length));
        Assert.Single(after[1].Title!.Marks);
    }

    [Fact]
    public async Task Replies_to_nothing_and_duplicate_ids_are_counted()
    {
        var report = await folder.Write("a.json", WrittenExport.Thread(1000)
            .Add(WrittenExport.At(0), "one")
            .Add(WrittenExport.At(0), "one again")
            .Reply(WrittenExport.At(1), 12345, "to nothing")
            .Reply(WrittenExport.At(2), WrittenExport.At(0), "to something")).RunAsync();

        Assert.Equal(
            [(OddityKind.DuplicateId, 1), (OddityKind.MissingParent, 1)],
            report.Oddities.Select(oddity => (oddity.Kind, oddity.Count)));
        Assert.Equal(["one", "to nothing", "to something"], await folder.ReadTextsAsync());
    }

    [Fact]
    public async Task Gold_is_never_read_and_what_is_no_export_is_passed_over()
    {
        var report = await folder.Write("deep/er/a.json", WrittenExport.Thread(1000).Add(WrittenExport.At(0), "one"))
            .Write("gold/b.json", WrittenExport.Thread(2000).Add(WrittenExport.At(1), "gold"))
            .Write("package.json", "{}").RunAsync();

        Assert.Equal(new FileCounts(1, 0, 0, 1), report.Files);
        Assert.Equal(["one"], await folder.ReadTextsAsync());
    }

    [Theory]
    [InlineData("package.json", "{}")]
    [InlineData("a.json", "not json")]
    [InlineData("readme.txt", "hello")]
    public async Task A_folder_without_exports_is_refused(string name, string text)
    {
        folder.Write(name, text);
        await Assert.ThrowsAsync<UnusableException>(() => folder.RunAsync());
        await Assert.ThrowsAsync<UnusableException>(() => folder.RunAsync(Path.Combine(folder.Source, "nowhere")));
    }

    [Fact]
    public async Task A_strict_run_keeps_what_stood_before_the_damage_and_fails()
    {
        var text = WrittenExport.Thread(1000).Add(WrittenExport.At(0), "one").Add(WrittenExport.At(1), "two").ToString();
        folder.Write("a.json", text[..text.IndexOf("two", StringComparison.Ordinal)]);
        folder.Options = folder.Options with { Strict = true };

        var fault = await Assert.ThrowsAsync<WorkFaultException>(() => folder.RunAsync());
        Assert.Contains("a.json: incomplete after message 1, byte ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["one"], await folder.ReadTextsAsync());
    }

    [Fact]
    public async Task A_run_that_is_stopped_anywhere_is_finished_by_the_next()
    {
        await folder.Write("a.json", Chat(1200)).Write("b.json", WrittenExport.Thread(1000).Add(WrittenExport.At(0), "thanks user501")).RunAsync();
        var whole = await folder.ReadAsync();
        for (var steps = 1; steps < 8; steps++)
        {
            using var cut = new IngestFolder();
            cut.Write("a.json", Chat(1200)).Write("b.json", WrittenExport.Thread(1000).Add(WrittenExport.At(0), "thanks user501"));
            await using (var store = new FailingStore(cut.OpenStore(), steps))
            {
                await Assert.ThrowsAsync<InvalidOperationException>(
                    () => new IngestStage(store, IngestFolder.Key, null).RunAsync(cut.Source, cut.Options, null, CancellationToken.None));
            }

            await cut.RunAsync();
            Assert.Equal(whole.Select(one => one.Fingerprint), (await cut.ReadAsync()).Select(one => one.Fingerprint));
        }
    }

    private static WrittenExport Chat(int count)
    {
        var export = new WrittenExport(77);
        for (var place = 0; place < count; place++)
        {
            var (id, author) = (WrittenExport.At(place * 3), $"{501 + (place * place % 5)}");
            if (place % 4 == 3)
            {
                export.Reply(id, WrittenExport.At((place - 3) * 3), $"answer {place}", author);
            }
            else
            {
                export.Add(id, $"message {place}", author);
            }
        }

        return export;
    }
}
