using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Ingest;

namespace Insights.App.Bench;

/// <summary>Writes an export of a wished size: a busy channel as DiscordChatExporter writes one, the same for the same size.</summary>
internal static class GeneratedExport
{
    private const int Seed = 20240501;
    private const int Authors = 5000;
    private const int Vocabulary = 30_000;

    private static readonly DateTimeOffset Start = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes at least <paramref name="bytes"/> bytes; gives the number of messages.</summary>
    public static int Write(string file, long bytes, CancellationToken cancellationToken)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, SkipValidation = true });
        var random = new Random(Seed);
        var words = Enumerable.Range(0, Vocabulary).Select(_ => Word(random)).ToArray();
        WriteHead(writer);
        var count = 0;
        var previous = 0UL;
        while (writer.BytesCommitted + writer.BytesPending < bytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = Snowflake.FirstAt(Start.AddSeconds(count * 45L)) + (ulong)random.Next(1 << 20);
            WriteMessage(writer, random, words, id, random.Next(4) == 0 ? previous : 0);
            previous = id;
            count++;
            if (writer.BytesPending > 1 << 19)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
        writer.WriteNumber("messageCount", count);
        writer.WriteEndObject();
        return count;
    }

    private static void WriteHead(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("guild");
        writer.WriteString("id", "990000000000000009");
        writer.WriteString("name", "Generated");
        writer.WriteEndObject();
        writer.WriteStartObject("channel");
        writer.WriteString("id", "990000000000000010");
        writer.WriteString("type", "GuildTextChat");
        writer.WriteNull("categoryId");
        writer.WriteString("name", "general");
        writer.WriteEndObject();
        writer.WriteString("exportedAt", "2026-01-01T00:00:00+00:00");
        writer.WriteStartArray("messages");
    }

    private static void WriteMessage(Utf8JsonWriter writer, Random random, string[] words, ulong id, ulong replyTo)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Text(id));
        writer.WriteString("type", replyTo == 0 ? "Default" : "Reply");
        writer.WriteString("timestamp", Snowflake.TimeOf(id));
        writer.WriteNull("timestampEdited");
        writer.WriteNull("callEndedTimestamp");
        writer.WriteBoolean("isPinned", false);
        writer.WriteString("content", Sentence(random, words));
        writer.WritePropertyName("author");
        WriteUser(writer, random.Next(Authors));
        foreach (var name in new[] { "attachments", "embeds", "stickers", "mentions", "inlineEmojis" })
        {
            writer.WriteStartArray(name);
            writer.WriteEndArray();
        }

        WriteReactions(writer, random);
        if (replyTo != 0)
        {
            writer.WriteStartObject("reference");
            writer.WriteString("type", "Default");
            writer.WriteString("messageId", Text(replyTo));
            writer.WriteString("channelId", "990000000000000010");
            writer.WriteString("guildId", "990000000000000009");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter writer, int number)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Text(800_000_000_000_000_000UL + (ulong)number));
        writer.WriteString("name", $"member{Text((ulong)number)}");
        writer.WriteString("discriminator", "0000");
        writer.WriteString("nickname", $"Member {Text((ulong)number)}");
        writer.WriteNull("color");
        writer.WriteBoolean("isBot", false);
        writer.WriteStartArray("roles");
        writer.WriteEndArray();
        writer.WriteString("avatarUrl", "https://cdn.discordapp.com/embed/avatars/0.png?size=512");
        writer.WriteEndObject();
    }

    private static void WriteReactions(Utf8JsonWriter writer, Random random)
    {
        writer.WriteStartArray("reactions");
        if (random.Next(8) == 0)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("emoji");
            writer.WriteString("id", "");
            writer.WriteString("name", "👍");
            writer.WriteString("code", "thumbsup");
            writer.WriteEndObject();
            writer.WriteNumber("count", random.Next(1, 9));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Ten to thirty words, common ones often (a square law), as in talk.</summary>
    private static string Sentence(Random random, string[] words)
    {
        var text = new StringBuilder();
        for (var left = random.Next(10, 31); left > 0; left--)
        {
            var rank = random.NextDouble();
            text.Append(words[(int)(rank * rank * rank * words.Length)]).Append(left == 1 ? '.' : ' ');
        }

        return text.ToString();
    }

    private static string Word(Random random)
    {
        var letters = new char[random.Next(2, 10)];
        for (var place = 0; place < letters.Length; place++)
        {
            letters[place] = (char)('a' + random.Next(26));
        }

        return new string(letters);
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
