using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Ingest;

namespace Insights.Tests.Fakes;

/// <summary>Builds a DiscordChatExporter file as the tool writes one.</summary>
internal sealed class WrittenExport
{
    private readonly JsonObject channel;
    private readonly JsonArray messages = [];

    public WrittenExport(ulong channel, string type = "GuildTextChat", string name = "help", ulong? parent = null)
    {
        Channel = channel;
        this.channel = new JsonObject
        {
            ["id"] = Text(channel),
            ["type"] = type,
            ["categoryId"] = parent is { } id ? Text(id) : null,
            ["category"] = "Support",
            ["name"] = name,
            ["topic"] = null,
        };
    }

    public ulong Channel { get; }
    public string? ExportedAt { get; set; } = "2025-01-15T02:00:00+00:00";
    public string? After { get; set; }
    public string? Before { get; set; }

    public JsonArray Messages => messages;

    /// <summary>A thread of the server; ids of its messages begin with its own.</summary>
    public static WrittenExport Thread(ulong id, string name = "How do I start?", ulong parent = 77) => new(id, "GuildPublicThread", name, parent);

    /// <summary>The id of a message sent so many minutes after the beginning of May 2024.</summary>
    public static ulong At(double minutes, ulong number = 0) =>
        Snowflake.FirstAt(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)) + number;

    public static JsonObject User(string id, string? name = null, string? nickname = null, bool isBot = false) => new()
    {
        ["id"] = id,
        ["name"] = name ?? "user" + id,
        ["discriminator"] = "0000",
        ["nickname"] = nickname ?? name ?? "user" + id,
        ["color"] = null,
        ["isBot"] = isBot,
        ["roles"] = new JsonArray(),
        ["avatarUrl"] = "https://cdn.example/a.png",
    };

    public WrittenExport Add(ulong id, string content, string author = "501", string type = "Default", Action<JsonObject>? change = null)
    {
        var message = new JsonObject
        {
            ["id"] = Text(id),
            ["type"] = type,
            ["timestamp"] = Snowflake.TimeOf(id).ToString("O", CultureInfo.InvariantCulture),
            ["timestampEdited"] = null,
            ["callEndedTimestamp"] = null,
            ["isPinned"] = false,
            ["content"] = content,
            ["author"] = User(author),
            ["attachments"] = new JsonArray(),
            ["embeds"] = new JsonArray(),
            ["stickers"] = new JsonArray(),
            ["reactions"] = new JsonArray(),
            ["mentions"] = new JsonArray(),
            ["inlineEmojis"] = new JsonArray(),
        };
        change?.Invoke(message);
        messages.Add(message);
        return this;
    }

    public WrittenExport Reply(ulong id, ulong? to, string content, string author = "502") => Add(
        id, content, author, "Reply", message => message["reference"] = new JsonObject
        {
            ["type"] = "Default",
            ["messageId"] = to is { } target ? Text(target) : null,
            ["channelId"] = Text(Channel),
            ["guildId"] = "9",
        });

    public override string ToString() => new JsonObject
    {
        ["guild"] = new JsonObject { ["id"] = "9", ["name"] = "Server", ["iconUrl"] = "" },
        ["channel"] = channel.DeepClone(),
        ["dateRange"] = new JsonObject { ["after"] = After, ["before"] = Before },
        ["exportedAt"] = ExportedAt,
        ["messages"] = messages.DeepClone(),
        ["messageCount"] = messages.Count,
    }.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
