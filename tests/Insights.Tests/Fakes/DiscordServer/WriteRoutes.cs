using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>What a bot writes: messages, threads, reactions. The same nonce gives the same message.</summary>
internal static class WriteRoutes
{
    private const int LongestContent = 2000;

    public static void Map(WebApplication app, FakeDiscord server)
    {
        var guild = server.Guild;
        app.MapPost(FakeDiscord.At("/channels/{channel}/messages"), (ulong channel, JsonObject body) =>
            GuildRoutes.Locked(guild, () => Send(guild, channel, body)));
        app.MapPatch(FakeDiscord.At("/channels/{channel}/messages/{message}"), (ulong channel, ulong message, JsonObject body) =>
            GuildRoutes.Locked(guild, () => Edit(guild, channel, message, body)));
        app.MapDelete(FakeDiscord.At("/channels/{channel}/messages/{message}"), (ulong channel, ulong message) => GuildRoutes.Locked(guild, () =>
        {
            guild.Delete(channel, message);
            return Results.NoContent();
        }));
        app.MapPost(FakeDiscord.At("/channels/{channel}/messages/{message}/threads"), (ulong channel, ulong message, JsonObject body) =>
            GuildRoutes.Locked(guild, () => guild.Find(message) is not null
                ? FakeDiscord.Refuse(400, 160004, "A thread has already been created for this message")
                : Results.Json(FakeJson.Of(guild.OpenThread(channel, message, Name(body), guild.Bot), guild), statusCode: 201)));
        app.MapPost(FakeDiscord.At("/channels/{channel}/threads"), (ulong channel, JsonObject body) => GuildRoutes.Locked(guild, () =>
        {
            var thread = guild.AddThread(channel, Name(body), guild.Bot, body["type"]?.GetValue<int>() ?? (guild.Find(channel)!.Type is 15 or 16 ? 11 : 12));
            var json = FakeJson.Of(thread, guild);
            if (body["message"] is JsonObject first)
            {
                json["message"] = guild.Find(thread.Id)!.Messages[Keep(guild, thread.Id, first)].DeepClone();
            }

            return Results.Json(json, statusCode: 201);
        }));
        app.MapPut(FakeDiscord.At("/channels/{channel}/messages/{message}/reactions/{emoji}/@me"), (ulong channel, ulong message, string emoji) =>
            GuildRoutes.Locked(guild, () =>
            {
                guild.React(channel, message, emoji, 1);
                return Results.NoContent();
            }));
        app.MapPost(FakeDiscord.At("/channels/{channel}/typing"), () => Results.NoContent());
    }

    /// <summary>What is wrong with a message that is sent or edited; null where nothing is.</summary>
    public static IResult? FindFault(JsonObject body)
    {
        var content = body["content"]?.GetValue<string>() ?? "";
        if (content.Length > LongestContent)
        {
            return Results.Json(
                new JsonObject
                {
                    ["message"] = "Invalid Form Body",
                    ["code"] = 50035,
                    ["errors"] = new JsonObject
                    {
                        ["content"] = new JsonObject
                        {
                            ["_errors"] = new JsonArray(new JsonObject
                            {
                                ["code"] = "BASE_TYPE_MAX_LENGTH", ["message"] = "Must be 2000 or fewer in length.",
                            }),
                        },
                    },
                },
                statusCode: 400);
        }

        return content.Length == 0 && body["embeds"] is null && body["components"] is null
            ? FakeDiscord.Refuse(400, 50006, "Cannot send an empty message")
            : null;
    }

    private static IResult Send(FakeGuild guild, ulong id, JsonObject body)
    {
        if (guild.Find(id) is not { } channel)
        {
            return FakeDiscord.UnknownChannel;
        }

        if (!guild.MaySee(channel))
        {
            return FakeDiscord.MissingAccess;
        }

        if (body["enforce_nonce"]?.GetValue<bool>() == true
            && channel.Messages.Values.FirstOrDefault(message => message["nonce"]?.ToString() == body["nonce"]?.ToString()) is { } sent)
        {
            return Results.Json(sent.DeepClone());
        }

        return FindFault(body) ?? Results.Json(channel.Messages[Keep(guild, id, body)].DeepClone());
    }

    private static ulong Keep(FakeGuild guild, ulong channel, JsonObject body) => guild.Post(
        channel,
        guild.Bot,
        body["content"]?.GetValue<string>() ?? "",
        message =>
        {
            foreach (var key in new[] { "nonce", "embeds", "components", "message_reference", "allowed_mentions", "flags" })
            {
                if (body[key] is { } value)
                {
                    message[key] = value.DeepClone();
                }
            }
        },
        type: body["message_reference"] is null ? 0 : 19);

    private static IResult Edit(FakeGuild guild, ulong channel, ulong message, JsonObject body)
    {
        if (guild.Find(channel)?.Messages.GetValueOrDefault(message) is not { } known)
        {
            return FakeDiscord.Refuse(404, 10008, "Unknown Message");
        }

        if (FakeJson.Id(known["author"]!["id"]) != guild.Bot)
        {
            return FakeDiscord.Refuse(403, 50005, "Cannot edit a message authored by another user");
        }

        guild.Edit(channel, message, body["content"]?.GetValue<string>() ?? known["content"]!.GetValue<string>(), json =>
        {
            foreach (var key in new[] { "embeds", "components", "allowed_mentions" })
            {
                json[key] = body[key]?.DeepClone() ?? json[key]?.DeepClone();
            }
        });
        return Results.Json(known.DeepClone());
    }

    private static string Name(JsonObject body) => body["name"]!.GetValue<string>();
}
