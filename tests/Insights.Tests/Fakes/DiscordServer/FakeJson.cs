using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Ingest;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Writes what Discord writes, by hand: the program's own records would hide a wrong name in them.</summary>
internal static class FakeJson
{
    public static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static ulong Id(JsonNode? node) => ulong.Parse(node!.GetValue<string>(), CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static JsonObject Of(FakeUser user) => new()
    {
        ["id"] = Text(user.Id),
        ["username"] = user.Username,
        ["global_name"] = user.GlobalName,
        ["discriminator"] = "0",
        ["avatar"] = null,
        ["bot"] = user.IsBot ? true : null,
    };

    public static JsonObject Member(FakeUser user) => new()
    {
        ["user"] = Of(user),
        ["nick"] = user.Nick,
        ["roles"] = new JsonArray([.. user.Roles.Select(role => JsonValue.Create(Text(role)))]),
        ["joined_at"] = "2023-01-01T00:00:00.000000+00:00",
        ["deaf"] = false,
        ["mute"] = false,
        ["flags"] = 0,
    };

    public static JsonObject Of(FakeRole role) => new()
    {
        ["id"] = Text(role.Id),
        ["name"] = role.Name,
        ["permissions"] = Text(role.Permissions),
        ["position"] = 0,
        ["color"] = 0,
        ["hoist"] = false,
        ["managed"] = false,
        ["mentionable"] = false,
        ["flags"] = 0,
    };

    public static JsonObject Of(FakeGuild guild) => new()
    {
        ["id"] = Text(guild.Id),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["owner_id"] = Text(guild.Owner),
        ["roles"] = new JsonArray([.. guild.Roles.Select(Of)]),
        ["emojis"] = new JsonArray(),
        ["features"] = new JsonArray(),
        ["preferred_locale"] = "en-US",
    };

    public static JsonObject Of(FakeChannel channel, FakeGuild guild)
    {
        var json = new JsonObject
        {
            ["id"] = Text(channel.Id),
            ["type"] = channel.Type,
            ["guild_id"] = Text(guild.Id),
            ["name"] = channel.Name,
            ["parent_id"] = channel.Parent is { } parent ? Text(parent) : null,
            ["flags"] = 0,
        };
        if (channel.Type != 4)
        {
            json["last_message_id"] = channel.LastMessage is { } last ? Text(last) : null;
        }

        return channel.IsThread ? AsThread(json, channel) : AsChannel(json, channel, guild);
    }

    public static JsonObject Message(ulong id, ulong channel, FakeUser author, string content, int type) => new()
    {
        ["id"] = Text(id),
        ["channel_id"] = Text(channel),
        ["type"] = type,
        ["author"] = Of(author),
        ["content"] = content,
        ["timestamp"] = Moment(Snowflake.TimeOf(id)),
        ["edited_timestamp"] = null,
        ["mentions"] = new JsonArray(),
        ["mention_roles"] = new JsonArray(),
        ["mention_everyone"] = false,
        ["attachments"] = new JsonArray(),
        ["embeds"] = new JsonArray(),
        ["components"] = new JsonArray(),
        ["pinned"] = false,
        ["tts"] = false,
        ["flags"] = 0,
    };

    public static JsonObject Reference(ulong guild, ulong channel, ulong? message) => new()
    {
        ["type"] = 0,
        ["guild_id"] = Text(guild),
        ["channel_id"] = Text(channel),
        ["message_id"] = message is { } target ? Text(target) : null,
    };

    private static JsonObject AsThread(JsonObject json, FakeChannel thread)
    {
        json["owner_id"] = Text(thread.Owner ?? 0);
        json["message_count"] = Math.Max(0, thread.TotalSent - thread.Deleted);
        json["total_message_sent"] = thread.TotalSent;
        json["member_count"] = 1;
        json["applied_tags"] = new JsonArray([.. thread.AppliedTags.Select(tag => JsonValue.Create(Text(tag)))]);
        json["thread_metadata"] = new JsonObject
        {
            ["archived"] = thread.IsArchived,
            ["locked"] = thread.IsLocked,
            ["auto_archive_duration"] = 4320,
            ["archive_timestamp"] = Moment(thread.ArchivedAt),
            ["create_timestamp"] = Moment(Snowflake.TimeOf(thread.Id)),
        };
        return json;
    }

    private static JsonObject AsChannel(JsonObject json, FakeChannel channel, FakeGuild guild)
    {
        var denied = (channel.IsHidden ? 1UL << 10 : 0) | (channel.HidesHistory ? 1UL << 16 : 0);
        json["permission_overwrites"] = denied == 0
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["id"] = Text(guild.Id), ["type"] = 0, ["allow"] = "0", ["deny"] = Text(denied) });
        json["topic"] = null;
        json["position"] = 0;
        json["nsfw"] = false;
        if (channel.Type is 15 or 16)
        {
            json["available_tags"] = new JsonArray([.. channel.Tags.Select(tag => new JsonObject
            {
                ["id"] = Text(tag.Id), ["name"] = tag.Name, ["moderated"] = false, ["emoji_id"] = null, ["emoji_name"] = null,
            })]);
        }

        return json;
    }
}
