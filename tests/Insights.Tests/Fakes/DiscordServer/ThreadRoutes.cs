using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Lists of threads: active ones of the whole server, archived ones by channel.</summary>
internal static class ThreadRoutes
{
    private static readonly int[] Private = [12];
    private static readonly int[] Public = [10, 11];

    public static void Map(WebApplication app, FakeDiscord server)
    {
        var guild = server.Guild;
        app.MapGet(FakeDiscord.At("/guilds/{guild}/threads/active"), (ulong guild) => GuildRoutes.OfGuild(server, guild, () => Results.Json(new JsonObject
        {
            ["threads"] = new JsonArray([.. server.Guild.Channels
                .Where(channel => channel is { IsThread: true, IsArchived: false } && server.Guild.MaySee(channel))
                .OrderByDescending(channel => channel.Id)
                .Select(channel => FakeJson.Of(channel, server.Guild))]),
            ["members"] = new JsonArray(),
        })));
        app.MapGet(FakeDiscord.At("/channels/{channel}/threads/archived/public"), (ulong channel, string? before, int? limit) =>
            GuildRoutes.Locked(guild, () => Archived(server, channel, before, limit, Public)));
        app.MapGet(FakeDiscord.At("/channels/{channel}/threads/archived/private"), (ulong channel, string? before, int? limit) =>
            GuildRoutes.Locked(guild, () => guild.MayManageThreads
                ? Archived(server, channel, before, limit, Private)
                : FakeDiscord.Refuse(403, 50013, "Missing Permissions")));
        app.MapGet(FakeDiscord.At("/channels/{channel}/users/@me/threads/archived/private"), (ulong channel, ulong? before, int? limit) =>
            GuildRoutes.Locked(guild, () => Joined(server, channel, before ?? ulong.MaxValue, limit)));
    }

    private static IResult Archived(FakeDiscord server, ulong parent, string? before, int? limit, int[] types)
    {
        if (Check(server.Guild, parent, limit) is { } refusal)
        {
            return refusal;
        }

        var until = before is null ? DateTimeOffset.MaxValue : DateTimeOffset.Parse(before, CultureInfo.InvariantCulture);
        var all = server.Guild.Channels
            .Where(thread => thread is { IsThread: true, IsArchived: true } && thread.Parent == parent && types.Contains(thread.Type))
            .Where(thread => thread.ArchivedAt < until)
            .OrderByDescending(thread => thread.ArchivedAt)
            .ThenByDescending(thread => thread.Id)
            .ToList();
        return Page(server, all, limit);
    }

    private static IResult Joined(FakeDiscord server, ulong parent, ulong before, int? limit) =>
        Check(server.Guild, parent, limit) ?? Page(
            server,
            [.. server.Guild.Channels
                .Where(thread => thread is { Type: 12, IsArchived: true, HasBot: true } && thread.Parent == parent && thread.Id < before)
                .OrderByDescending(thread => thread.Id)],
            limit);

    private static IResult? Check(FakeGuild guild, ulong parent, int? limit)
    {
        if (limit is < 2 or > 100)
        {
            return FakeDiscord.Refuse(400, 50035, "Invalid Form Body");
        }

        return guild.Find(parent) is not { } channel ? FakeDiscord.UnknownChannel
            : !guild.MaySee(channel) || !guild.MayReadHistory(channel) ? FakeDiscord.MissingAccess
            : null;
    }

    private static IResult Page(FakeDiscord server, List<FakeChannel> all, int? limit)
    {
        var size = limit ?? 50;
        return Results.Json(new JsonObject
        {
            ["threads"] = new JsonArray([.. all.Take(size).Select(thread => FakeJson.Of(thread, server.Guild))]),
            ["members"] = new JsonArray(),
            ["has_more"] = all.Count > size || (server.SaysMoreAtTheEnd && all.Count == size),
        });
    }
}
