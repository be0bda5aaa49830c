using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Reading messages: pages are newest first whichever cursor is used, and empty where history is hidden.</summary>
internal static class MessageRoutes
{
    public static void Map(WebApplication app, FakeDiscord server)
    {
        app.MapGet(FakeDiscord.At("/channels/{channel}/messages"), (ulong channel, int? limit, ulong? before, ulong? after) =>
            GuildRoutes.Locked(server.Guild, () => List(server.Guild, channel, limit ?? 50, before, after)));
        app.MapGet(FakeDiscord.At("/channels/{channel}/messages/{message}"), (ulong channel, ulong message) =>
            GuildRoutes.Locked(server.Guild, () => One(server.Guild, channel, message)));
    }

    /// <summary>The message as the bot sees it: without the intent, texts of others are empty.</summary>
    public static JsonNode Seen(FakeGuild guild, JsonObject message)
    {
        var seen = message.DeepClone();
        if (!guild.HasContentIntent && FakeJson.Id(message["author"]!["id"]) != guild.Bot)
        {
            seen["content"] = "";
            seen["embeds"] = new JsonArray();
            seen["attachments"] = new JsonArray();
            seen["components"] = new JsonArray();
        }

        return seen;
    }

    private static IResult List(FakeGuild guild, ulong id, int limit, ulong? before, ulong? after)
    {
        if (guild.Find(id) is not { } channel)
        {
            return FakeDiscord.UnknownChannel;
        }

        if (!guild.MaySee(channel))
        {
            return FakeDiscord.MissingAccess;
        }

        if (limit is < 1 or > 100 || (before is not null && after is not null))
        {
            return FakeDiscord.Refuse(400, 50035, "Invalid Form Body");
        }

        if (channel.Type is 4 or 14 or 15 or 16)
        {
            return FakeDiscord.Refuse(400, 50008, "Cannot send messages in a non-text channel");
        }

        if (!guild.MayReadHistory(channel))
        {
            return Results.Json(new JsonArray());
        }

        var page = after is { } from
            ? channel.Messages.Where(message => message.Key > from).Take(limit)
            : channel.Messages.Where(message => message.Key < (before ?? ulong.MaxValue)).TakeLast(limit);
        return Results.Json(new JsonArray([.. page.Reverse().Select(message => Seen(guild, message.Value))]));
    }

    private static IResult One(FakeGuild guild, ulong id, ulong message) =>
        guild.Find(id) is not { } channel ? FakeDiscord.UnknownChannel
        : !guild.MaySee(channel) || !guild.MayReadHistory(channel) ? FakeDiscord.MissingAccess
        : channel.Messages.TryGetValue(message, out var found) ? Results.Json(Seen(guild, found))
        : FakeDiscord.Refuse(404, 10008, "Unknown Message");
}
