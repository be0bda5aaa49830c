using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Who the bot is, and what the server holds.</summary>
internal static class GuildRoutes
{
    private const long ContentIntent = 1L << 19;

    public static void Map(WebApplication app, FakeDiscord server)
    {
        var guild = server.Guild;
        app.MapGet(FakeDiscord.At("/users/@me"), () => Locked(guild, () => Results.Json(FakeJson.Of(guild.FindUser(guild.Bot)!))));
        app.MapGet(FakeDiscord.At("/users/@me/guilds"), () => Locked(guild, () => Results.Json(new JsonArray(new JsonObject
        {
            ["id"] = FakeJson.Text(guild.Id), ["name"] = guild.Name, ["icon"] = null, ["owner"] = false,
            ["permissions"] = FakeJson.Text(FakeGuild.EveryPermission), ["features"] = new JsonArray(),
        }))));
        app.MapGet(FakeDiscord.At("/applications/@me"), () => Locked(guild, () => Results.Json(new JsonObject
        {
            ["id"] = FakeJson.Text(guild.Application), ["name"] = "Insights", ["description"] = "",
            ["flags"] = guild.HasContentIntent ? ContentIntent : 0, ["verify_key"] = new string('0', 64),
        })));
        app.MapGet(FakeDiscord.At("/guilds/{guild}"), (ulong guild) => OfGuild(server, guild, () => Results.Json(FakeJson.Of(server.Guild))));
        app.MapGet(FakeDiscord.At("/guilds/{guild}/roles"), (ulong guild) => OfGuild(
            server, guild, () => Results.Json(new JsonArray([.. server.Guild.Roles.Select(FakeJson.Of)]))));
        app.MapGet(FakeDiscord.At("/guilds/{guild}/channels"), (ulong guild) => OfGuild(server, guild, () => Results.Json(new JsonArray(
            [.. server.Guild.Channels.Where(channel => !channel.IsThread).Select(channel => FakeJson.Of(channel, server.Guild))]))));
        app.MapGet(FakeDiscord.At("/guilds/{guild}/members"), (ulong guild, int? limit, ulong? after) => OfGuild(
            server, guild, () => Members(server.Guild, limit ?? 1, after ?? 0)));
        app.MapGet(FakeDiscord.At("/guilds/{guild}/members/{user}"), (ulong guild, ulong user) => OfGuild(
            server, guild, () => server.Guild.FindUser(user) is { } found
                ? Results.Json(FakeJson.Member(found))
                : FakeDiscord.Refuse(404, 10007, "Unknown Member")));
        app.MapGet(FakeDiscord.At("/channels/{channel}"), (ulong channel) => Locked(guild, () => guild.Find(channel) is not { } found
            ? FakeDiscord.UnknownChannel
            : guild.MaySee(found) ? Results.Json(FakeJson.Of(found, guild)) : FakeDiscord.MissingAccess));
    }

    public static IResult Locked(FakeGuild guild, Func<IResult> answer)
    {
        lock (guild.Access)
        {
            return answer();
        }
    }

    public static IResult OfGuild(FakeDiscord server, ulong guild, Func<IResult> answer) =>
        guild == server.Guild.Id ? Locked(server.Guild, answer) : FakeDiscord.Refuse(404, 10004, "Unknown Guild");

    private static IResult Members(FakeGuild guild, int limit, ulong after) => !guild.HasMembersIntent
        ? FakeDiscord.MissingAccess
        : Results.Json(new JsonArray([.. guild.Users.Where(user => user.Id > after).Take(limit).Select(FakeJson.Member)]));
}
