using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Exports a fake server as DiscordChatExporter does: a file for each channel and thread, names in place of ids.</summary>
internal sealed partial class GuildExport(FakeGuild guild, string exportedAt)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Dictionary<int, string> ChannelTypes = new()
    {
        [0] = "GuildTextChat", [2] = "GuildVoiceChat", [5] = "GuildNews", [10] = "GuildNewsThread", [11] = "GuildPublicThread",
        [12] = "GuildPrivateThread", [13] = "GuildStageVoice", [15] = "GuildForum",
    };

    private static readonly Dictionary<int, string> MessageTypes = new()
    {
        [0] = "Default", [6] = "ChannelPinnedMessage", [7] = "GuildMemberJoin", [18] = "ThreadCreated", [19] = "Reply",
    };

    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var channel in guild.Channels.Where(channel => channel.Type is not (4 or 15 or 16)))
        {
            File.WriteAllText(
                Path.Combine(folder, $"{guild.Name} - {channel.Name} [{channel.Id}].json".Replace('/', '_')),
                Write(channel).ToJsonString(Indented));
        }
    }

    private JsonObject Write(FakeChannel channel)
    {
        var parent = channel.Parent is { } id ? guild.Find(id) : null;
        return new JsonObject
        {
            ["guild"] = new JsonObject { ["id"] = FakeJson.Text(guild.Id), ["name"] = guild.Name, ["iconUrl"] = "" },
            ["channel"] = new JsonObject
            {
                ["id"] = FakeJson.Text(channel.Id),
                ["type"] = ChannelTypes.GetValueOrDefault(channel.Type, channel.Type.ToString(CultureInfo.InvariantCulture)),
                ["categoryId"] = parent is null ? null : FakeJson.Text(parent.Id),
                ["category"] = parent?.Name,
                ["name"] = channel.Name,
                ["topic"] = null,
            },
            ["dateRange"] = new JsonObject { ["after"] = null, ["before"] = null },
            ["exportedAt"] = exportedAt,
            ["messages"] = new JsonArray([.. channel.Messages.Values.Select(Write)]),
            ["messageCount"] = channel.Messages.Count,
        };
    }

    private JsonObject Write(JsonObject message)
    {
        var type = message["type"]!.GetValue<int>();
        var written = new JsonObject
        {
            ["id"] = message["id"]!.DeepClone(),
            ["type"] = MessageTypes.GetValueOrDefault(type, type.ToString(CultureInfo.InvariantCulture)),
            ["timestamp"] = message["timestamp"]!.DeepClone(),
            ["timestampEdited"] = message["edited_timestamp"]?.DeepClone(),
            ["callEndedTimestamp"] = null,
            ["isPinned"] = message["pinned"]!.DeepClone(),
            ["content"] = type switch { 18 => "Started a thread.", 7 => "Joined the server.", _ => Resolve(Text(message["content"])) },
            ["author"] = User(message["author"]!, withRoles: true),
            ["attachments"] = Attachments(message["attachments"]),
            ["embeds"] = Embeds(message["embeds"]),
            ["stickers"] = Stickers(message["sticker_items"]),
            ["reactions"] = new JsonArray([.. Items(message["reactions"]).Select(reaction => new JsonObject
            {
                ["emoji"] = new JsonObject
                {
                    ["id"] = reaction["emoji"]!["id"]?.DeepClone() ?? "", ["name"] = reaction["emoji"]!["name"]!.DeepClone(),
                    ["code"] = "code", ["isAnimated"] = false, ["imageUrl"] = "https://cdn.example/e.png",
                },
                ["count"] = reaction["count"]!.DeepClone(),
                ["users"] = new JsonArray(),
            })]),
            ["mentions"] = new JsonArray([.. Items(message["mentions"]).Select(user => User(user, withRoles: true))]),
        };
        if (message["message_reference"] is JsonObject reference)
        {
            written["reference"] = new JsonObject
            {
                ["type"] = reference["type"]?.GetValue<int>() == 1 ? "Forward" : "Default",
                ["messageId"] = reference["message_id"]?.DeepClone(),
                ["channelId"] = reference["channel_id"]?.DeepClone(),
                ["guildId"] = reference["guild_id"]?.DeepClone(),
            };
        }

        if (message["message_snapshots"] is JsonArray { Count: > 0 } snapshots && snapshots[0]!["message"] is JsonObject forwarded)
        {
            written["forwardedMessage"] = new JsonObject
            {
                ["timestamp"] = forwarded["timestamp"]?.DeepClone(),
                ["timestampEdited"] = null,
                ["content"] = Resolve(Text(forwarded["content"])),
                ["attachments"] = Attachments(forwarded["attachments"]),
                ["embeds"] = Embeds(forwarded["embeds"]),
                ["stickers"] = Stickers(forwarded["sticker_items"]),
            };
        }

        written["inlineEmojis"] = new JsonArray();
        return written;
    }

    private JsonObject User(JsonNode node, bool withRoles)
    {
        var user = guild.FindUser(FakeJson.Id(node["id"]));
        var written = new JsonObject
        {
            ["id"] = node["id"]!.DeepClone(),
            ["name"] = node["username"]!.DeepClone(),
            ["discriminator"] = "0000",
            ["nickname"] = user?.DisplayName ?? node["global_name"]?.GetValue<string>() ?? Text(node["username"]),
            ["color"] = null,
            ["isBot"] = node["bot"]?.GetValue<bool>() ?? false,
        };
        if (withRoles)
        {
            written["roles"] = new JsonArray([.. (user?.Roles ?? []).Select(role => guild.Roles.First(one => one.Id == role)).Select(role => new JsonObject
            {
                ["id"] = FakeJson.Text(role.Id), ["name"] = role.Name, ["color"] = null, ["position"] = 1,
            })]);
        }

        written["avatarUrl"] = "https://cdn.example/a.png";
        return written;
    }

    private static JsonArray Attachments(JsonNode? node) => [.. Items(node).Select(one => new JsonObject
    {
        ["id"] = one["id"]!.DeepClone(), ["url"] = one["url"]?.DeepClone(), ["fileName"] = one["filename"]!.DeepClone(), ["fileSizeBytes"] = 5,
    })];

    private JsonArray Embeds(JsonNode? node) => [.. Items(node).Select(one => new JsonObject
    {
        ["title"] = Resolve(Text(one["title"])),
        ["url"] = one["url"]?.DeepClone(),
        ["timestamp"] = null,
        ["description"] = Resolve(Text(one["description"])),
        ["author"] = new JsonObject { ["name"] = "Somebody", ["url"] = null },
        ["footer"] = new JsonObject { ["text"] = "small print" },
        ["images"] = new JsonArray(),
        ["fields"] = new JsonArray([.. Items(one["fields"]).Select(field => new JsonObject
        {
            ["name"] = Resolve(Text(field["name"])), ["value"] = Resolve(Text(field["value"])), ["isInline"] = false,
        })]),
        ["inlineEmojis"] = new JsonArray(),
    })];

    private static JsonArray Stickers(JsonNode? node) => [.. Items(node).Select(one => new JsonObject
    {
        ["id"] = one["id"]!.DeepClone(), ["name"] = one["name"]!.DeepClone(), ["format"] = "Png", ["sourceUrl"] = "https://cdn.example/s.png",
    })];

    // Code stays as it was typed; the tests write no ids there but one.
    private string Resolve(string content) => string.Concat(Code().Split(content).Select((part, place) => place % 2 == 1 ? part : ResolveOutside(part)));

    private string ResolveOutside(string content) => Mention().Replace(content, match => match.Groups switch
    {
        { } groups when groups["user"].Success => $"@{guild.FindUser(Id(groups["user"]))?.DisplayName ?? "Unknown"}",
        { } groups when groups["role"].Success => $"@{guild.Roles.FirstOrDefault(role => role.Id == Id(groups["role"]))?.Name ?? "deleted-role"}",
        { } groups when groups["channel"].Success => Called(guild.Find(Id(groups["channel"]))),
        { } groups => $":{groups["emoji"].Value}:",
    });

    private static string Called(FakeChannel? channel) =>
        channel is null ? "#deleted-channel" : $"#{channel.Name}{(channel.Type is 2 or 13 ? " [voice]" : "")}";

    private static ulong Id(Group group) => ulong.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    private static IEnumerable<JsonNode> Items(JsonNode? node) => node is JsonArray items ? items.OfType<JsonNode>() : [];

    [GeneratedRegex("<@!?(?<user>[0-9]+)>|<@&(?<role>[0-9]+)>|<#(?<channel>[0-9]+)>|<a?:(?<emoji>\\w+):[0-9]+>")]
    private static partial Regex Mention();

    [GeneratedRegex("(```.*?```|`[^`]*`)", RegexOptions.Singleline)]
    private static partial Regex Code();
}
