using System.Globalization;
using System.Text.Json;
using Insights.Ingest;

namespace Insights.App.Bench;

/// <summary>
/// Help threads as DiscordChatExporter writes them: a question, an answer and thanks each, some dozens of threads a topic. The thread of a
/// number is the same whenever it is written.
/// </summary>
internal static class GeneratedThreads
{
    private const int Topics = 60;
    private static readonly DateTimeOffset Start = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Things =
    [
        "proxy", "index", "backup", "volume", "certificate", "replica", "partition", "cache", "queue", "token", "scheduler", "collection",
        "segment", "gateway", "quota", "snapshot", "cursor", "shard", "listener", "pipeline",
    ];

    private static readonly string[] Troubles =
    [
        "runs out of memory", "stops after a minute", "refuses every connection", "loses the newest rows", "is slower than yesterday",
        "cannot be deleted", "starts empty", "asks for a password", "fills the disk", "returns rows twice",
    ];

    private static readonly string[] Remedies =
    [
        "raise the limit in the configuration file", "restart it after the migration", "give it a folder of its own",
        "set the timeout to sixty seconds", "rebuild it with the new format", "remove the stale lock", "pin the version of the client",
        "switch the compression off", "move it to another port", "flush before you load",
    ];

    private static readonly string[] Openings = ["Since the upgrade our", "Has anyone seen this?", "On a small server my", "In production the", "With docker compose the"];

    /// <summary>Writes the threads of some numbers into a folder, a file each.</summary>
    public static void Write(string folder, int first, int count)
    {
        Directory.CreateDirectory(folder);
        for (var number = first; number < first + count; number++)
        {
            var id = Snowflake.FirstAt(Start.AddHours(number));
            File.WriteAllBytes(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"help - thread {number} [{id}].json")),
                JsonSerializer.SerializeToUtf8Bytes(Thread(number, id)));
        }
    }

    private static object Thread(int number, ulong id)
    {
        var topic = number % Topics;
        var random = new Random(number);
        var (thing, other) = (Things[topic % Things.Length], Things[((topic * 7) + 3) % Things.Length]);
        var trouble = Troubles[topic % Troubles.Length];
        var remedy = Remedies[((topic * 3) + (topic / Remedies.Length)) % Remedies.Length];
        return new
        {
            guild = new { id = "990000000000000009", name = "Generated" },
            channel = new
            {
                id = Text(id), type = "GuildPublicThread", categoryId = "990000000000000010", category = "help", name = $"{thing} {trouble}",
            },
            exportedAt = "2026-01-01T00:00:00+00:00",
            messages = new[]
            {
                Message(id, 100 + random.Next(400),
                    $"{Openings[random.Next(Openings.Length)]} {thing} {trouble}. We have {random.Next(2, 90)} nodes and a {other} beside it. What should I do?"),
                Message(id + (1UL << 32), random.Next(8),
                    $"When the {thing} {trouble} you have to {remedy}. The {other} may stay as it is. It takes about {random.Next(2, 40)} minutes."),
                Message(id + (2UL << 32), 100 + random.Next(400), "Thanks, that works!"),
            },
        };
    }

    private static object Message(ulong id, int author, string content) => new
    {
        id = Text(id),
        type = "Default",
        timestamp = Snowflake.TimeOf(id),
        content,
        author = new { id = Text(800_000_000_000_000_000UL + (ulong)author), name = $"member{author}", nickname = $"Member {author}", isBot = false },
    };

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
