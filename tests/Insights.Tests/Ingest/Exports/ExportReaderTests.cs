using System.Text;
using System.Text.Json.Nodes;
using Insights.Ingest;
using Insights.Ingest.Exports;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest.Exports;

public sealed class ExportReaderTests
{
    private readonly Oddities oddities = new();

    [Theory]
    [InlineData("Default", MessageKind.Text)]
    [InlineData("0", MessageKind.Text)]
    [InlineData("Reply", MessageKind.Reply)]
    [InlineData("19", MessageKind.Reply)]
    [InlineData("20", MessageKind.CommandAnswer)]
    [InlineData("23", MessageKind.CommandAnswer)]
    [InlineData("21", MessageKind.ThreadStarter)]
    [InlineData("RecipientAdd", MessageKind.Notice)]
    [InlineData("RecipientRemove", MessageKind.Notice)]
    [InlineData("Call", MessageKind.Notice)]
    [InlineData("ChannelNameChange", MessageKind.Notice)]
    [InlineData("ChannelIconChange", MessageKind.Notice)]
    [InlineData("ChannelPinnedMessage", MessageKind.Notice)]
    [InlineData("GuildMemberJoin", MessageKind.Notice)]
    [InlineData("ThreadCreated", MessageKind.Notice)]
    [InlineData("8", MessageKind.Notice)]
    [InlineData("46", MessageKind.Notice)]
    public void Every_message_type_has_its_kind(string type, MessageKind kind)
    {
        var message = Assert.Single(Read(new WrittenExport(1000).Add(WrittenExport.At(1), "words", type: type)));
        Assert.Equal(kind, message.Kind);
    }

    [Fact]
    public void Only_a_reply_replies_whatever_else_has_a_reference()
    {
        var messages = Read(new WrittenExport(1000)
            .Add(WrittenExport.At(1), "pinned", type: "ChannelPinnedMessage", change: Refer)
            .Add(WrittenExport.At(2), "crosspost", change: Refer)
            .Reply(WrittenExport.At(3), 5, "an answer"));

        Assert.Equal([null, null, new MessageId(5)], messages.Select(message => message.ReplyTo));

        static void Refer(JsonObject message) => message["reference"] = new JsonObject { ["messageId"] = "5" };
    }

    [Fact]
    public void Embeds_files_stickers_and_forwarded_words_are_read_for_words()
    {
        var message = Assert.Single(Read(new WrittenExport(1000).Add(WrittenExport.At(1), "see", change: json =>
        {
            json["embeds"] = JsonNode.Parse(
                """[{"title":"T","url":"u","description":"D","author":{"name":"Somebody"},"footer":{"text":"F"},"fields":[{"name":"N","value":"V","isInline":true}],"images":[]}]""");
            json["attachments"] = JsonNode.Parse("""[{"id":"1","url":"https://x","fileName":"error.log","fileSizeBytes":3}]""");
            json["stickers"] = JsonNode.Parse("""[{"id":"1","name":"Wave","format":"Png","sourceUrl":"s"}]""");
            json["forwardedMessage"] = JsonNode.Parse(
                """{"timestamp":"2024-01-01T00:00:00Z","content":"forwarded","attachments":[{"id":"2","url":"u","fileName":"b.txt"}],"embeds":[],"stickers":[]}""");
        })));

        Assert.Equal(["error.log", "T", "D", "N", "V", "Wave", "forwarded", "b.txt"], message.Attached);
    }

    [Fact]
    public void Reactions_mentions_and_pins_are_read()
    {
        var message = Assert.Single(Read(new WrittenExport(1000).Add(WrittenExport.At(1), "hi", change: json =>
        {
            json["isPinned"] = true;
            json["reactions"] = JsonNode.Parse(
                """[{"emoji":{"id":"","name":"👍","code":"thumbsup","isAnimated":false,"imageUrl":""},"count":3,"users":[{"id":"9","name":"x","isBot":false}]}]""");
            json["mentions"] = new JsonArray(WrittenExport.User("601", "anna"), WrittenExport.User("602", "ben", "Ben B"));
        })));

        Assert.True(message.IsPinned);
        Assert.Equal([new Reaction("👍", 3)], message.Reactions);
        Assert.Equal(["Ben B", "anna"], message.Mentions.Select(user => user.Nickname).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_command_answer_of_the_default_type_is_known_by_its_interaction()
    {
        var message = Assert.Single(Read(new WrittenExport(1000).Add(
            WrittenExport.At(1), "42", change: json => json["interaction"] = JsonNode.Parse("""{"id":"1","name":"ask","user":{"id":"2","name":"n"}}"""))));
        Assert.Equal(MessageKind.CommandAnswer, message.Kind);
    }

    [Fact]
    public void The_header_tells_a_thread_from_a_channel_and_reads_its_range()
    {
        var thread = WrittenExport.Thread(1000, "Cannot connect", parent: 77);
        thread.After = "2024-01-01T00:00:00+02:00";
        using var reader = Open(thread.ToString());

        Assert.Equal(new Channel(new ChannelId(1000), new GuildId(9), "Cannot connect", new ChannelId(77), true), reader.Header!.Channel);
        Assert.Equal(new DateTimeOffset(2023, 12, 31, 22, 0, 0, TimeSpan.Zero), reader.Header.After);
        Assert.Null(reader.Header.Before);
        Assert.Equal(new DateTimeOffset(2025, 1, 15, 2, 0, 0, TimeSpan.Zero), reader.Header.ExportedAt);
    }

    [Fact]
    public void A_message_dated_1970_takes_the_time_of_its_id()
    {
        var message = Assert.Single(Read(new WrittenExport(1000).Add(
            WrittenExport.At(1), "old", change: json => json["timestamp"] = "1970-01-01T00:00:00+00:00")));

        Assert.Equal(Snowflake.TimeOf(WrittenExport.At(1)), message.SentAt);
        Assert.Equal(OddityKind.TimeContradictsId, Assert.Single(oddities.All).Kind);
    }

    [Fact]
    public void Lone_surrogates_and_broken_bytes_are_replaced_and_counted()
    {
        var text = new WrittenExport(1000).Add(WrittenExport.At(1), "LONE").Add(WrittenExport.At(2), "BYTES").Add(WrittenExport.At(3), "WHOLE").ToString()
            .Replace("LONE", "a\\ud83db\\u0000", StringComparison.Ordinal)
            .Replace("WHOLE", "\\ud83d\\ude00 ok", StringComparison.Ordinal);
        var bytes = Encoding.Latin1.GetBytes(text.Replace("BYTES", "a\u00ffb", StringComparison.Ordinal));
        using var reader = new ExportReader(new MemoryStream(bytes), "x.json", null, oddities);

        Assert.Equal(["a\uFFFDb\uFFFD", "a\uFFFDb", "😀 ok"], ReadAll(reader).Select(message => message.Content));
        Assert.Equal(2, Assert.Single(oddities.All, oddity => oddity.Kind == OddityKind.OddUnicode).Count);
    }

    [Theory]
    [InlineData('x', 20_000_000)]
    [InlineData('é', 3_500_000)]
    [InlineData('\n', 10_000_000)]
    public void A_message_of_twenty_megabytes_is_cut_and_the_next_is_read(char sign, int count)
    {
        var messages = Read(new WrittenExport(1000).Add(WrittenExport.At(1), new string(sign, count)).Add(WrittenExport.At(2), "after"));

        Assert.Equal(20_000, messages[0].Content.Length);
        Assert.Equal("after", messages[1].Content);
        Assert.Equal(OddityKind.OversizedContent, Assert.Single(oddities.All).Kind);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public void A_message_whose_id_is_no_number_is_counted_and_passed_over(string id)
    {
        var messages = Read(new WrittenExport(1000).Add(WrittenExport.At(1), "bad", change: json => json["id"] = id).Add(WrittenExport.At(2), "good"));

        Assert.Equal("good", Assert.Single(messages).Content);
        Assert.Equal(OddityKind.BadId, Assert.Single(oddities.All).Kind);
    }

    [Fact]
    public void A_file_cut_at_any_tenth_gives_the_messages_before_the_cut()
    {
        var export = new WrittenExport(1000);
        for (ulong place = 0; place < 40; place++)
        {
            export.Add(WrittenExport.At(place), $"message {place}");
        }

        var bytes = Encoding.UTF8.GetBytes(export.ToString());
        for (var tenth = 1; tenth < 10; tenth++)
        {
            using var reader = new ExportReader(new MemoryStream(bytes, 0, bytes.Length * tenth / 10), "x.json", null, oddities);
            var messages = ReadAll(reader);
            var damage = Assert.IsType<ExportEnding.Damaged>(reader.Ending);
            Assert.Equal(messages.Count, damage.Messages);
            Assert.InRange(damage.Position, 1, bytes.Length * tenth / 10);
            Assert.Equal(Enumerable.Range(0, messages.Count).Select(place => $"message {place}"), messages.Select(message => message.Content));
            Assert.InRange(messages.Count, (40 * tenth / 10) - 3, 40 * tenth / 10);
        }
    }

    [Fact]
    public void A_file_cut_after_its_last_message_is_not_whole()
    {
        var text = new WrittenExport(1000).Add(WrittenExport.At(1), "one").ToString();
        using var reader = Open(text[..text.IndexOf("messageCount", StringComparison.Ordinal)]);

        Assert.Single(ReadAll(reader));
        Assert.IsType<ExportEnding.Damaged>(reader.Ending);
    }

    [Theory]
    [InlineData("""{"name": "package", "version": "1.0.0"}""")]
    [InlineData("""[1, 2, 3]""")]
    [InlineData("""{"messages": []}""")]
    [InlineData("not json")]
    [InlineData("")]
    public void What_is_no_export_is_known_as_such(string text)
    {
        using var reader = Open(text);

        Assert.Null(reader.Header);
        Assert.IsType<ExportEnding.NotAnExport>(reader.Ending);
    }

    [Fact]
    public void A_large_file_is_read_through_a_small_window_without_losing_a_message()
    {
        var export = new WrittenExport(1000);
        for (ulong place = 0; place < 3000; place++)
        {
            export.Add(WrittenExport.At(place), $"message {place} " + new string('z', (int)(place * 37 % 900)));
        }

        Assert.Equal(Enumerable.Range(0, 3000), Read(export).Select(message => int.Parse(message.Content.Split(' ')[1])));
    }

    private List<SourceMessage> Read(WrittenExport export)
    {
        using var reader = Open(export.ToString());
        var messages = ReadAll(reader);
        Assert.IsType<ExportEnding.Whole>(reader.Ending);
        return messages;
    }

    private ExportReader Open(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.json", null, oddities);

    private static List<SourceMessage> ReadAll(ExportReader reader)
    {
        var messages = new List<SourceMessage>();
        while (reader.Read() is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }
}
