using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Interactions: three seconds for the first answer, one first answer, fifteen minutes for all others.</summary>
internal sealed class FakeInteractions(FakeDiscord server)
{
    private static readonly TimeSpan ForTheFirstAnswer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForTheOthers = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, FakeInteraction> byToken = new();
    private JsonArray commands = [];
    private int made;

    public static void Map(WebApplication app, FakeDiscord server)
    {
        var interactions = server.Interactions;
        app.MapPost(FakeDiscord.At("/interactions/{id}/{token}/callback"), interactions.Acknowledge);
        app.MapPost(FakeDiscord.At("/webhooks/{application}/{token}"), (string token, JsonObject body) =>
            interactions.Answer(token, body, interaction => interaction.Follow(body)));
        app.MapPatch(FakeDiscord.At("/webhooks/{application}/{token}/messages/@original"), (string token, JsonObject body) =>
            interactions.Answer(token, body, interaction => interaction.Edit(body)));
        app.MapGet(FakeDiscord.At("/applications/{application}/guilds/{guild}/commands"), () => Results.Json(interactions.commands.DeepClone()));
        app.MapPut(FakeDiscord.At("/applications/{application}/guilds/{guild}/commands"), (JsonArray body) =>
        {
            interactions.commands = new JsonArray([.. body.Select((command, place) =>
            {
                var kept = command!.DeepClone();
                kept["id"] = FakeJson.Text(7000 + (ulong)place);
                kept["version"] = "1";
                return kept;
            })]);
            return Results.Json(interactions.commands.DeepClone());
        });
    }

    /// <summary>Makes an interaction of its kind's fields, without sending it.</summary>
    public (FakeInteraction Interaction, JsonObject Event) Make(JsonObject fields)
    {
        var number = Interlocked.Increment(ref made);
        var id = (Snowflake.FirstAt(server.Gateway.Clock.GetUtcNow()) + (ulong)number).ToString(CultureInfo.InvariantCulture);
        var interaction = new FakeInteraction(id, string.Create(CultureInfo.InvariantCulture, $"token-{number}"), server.Gateway.Clock.GetUtcNow());
        byToken[interaction.Token] = interaction;
        var sent = new JsonObject
        {
            ["id"] = id,
            ["application_id"] = FakeJson.Text(server.Guild.Application),
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["guild_id"] = FakeJson.Text(server.Guild.Id),
            ["app_permissions"] = "309237730368",
            ["locale"] = "en-US",
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject(),
            ["context"] = 0,
        };
        foreach (var (name, value) in fields)
        {
            sent[name] = value?.DeepClone();
        }

        return (interaction, sent);
    }

    /// <summary>Sends an interaction over the gateway.</summary>
    public async Task<FakeInteraction> SendAsync(JsonObject fields)
    {
        var (interaction, sent) = Make(fields);
        await server.Gateway.DispatchAsync("INTERACTION_CREATE", sent);
        return interaction;
    }

    private IResult Acknowledge(string id, string token, JsonObject body)
    {
        if (!byToken.TryGetValue(token, out var interaction) || interaction.Id != id || server.Gateway.Clock.GetUtcNow() - interaction.SentAt > ForTheFirstAnswer)
        {
            return FakeDiscord.Refuse(404, 10062, "Unknown interaction");
        }

        if (body["type"]?.GetValue<int>() is 4 or 7 && WriteRoutes.FindFault(body["data"]!.AsObject()) is { } fault)
        {
            return fault;
        }

        return interaction.Acknowledge(body) ? Results.NoContent() : FakeDiscord.Refuse(400, 40060, "Interaction has already been acknowledged.");
    }

    private IResult Answer(string token, JsonObject body, Action<FakeInteraction> keep)
    {
        if (!byToken.TryGetValue(token, out var interaction) || !interaction.IsAcknowledged)
        {
            return FakeDiscord.Refuse(404, 10015, "Unknown Webhook");
        }

        if (server.Gateway.Clock.GetUtcNow() - interaction.SentAt > ForTheOthers)
        {
            return FakeDiscord.Refuse(401, 50027, "Invalid Webhook Token");
        }

        if (WriteRoutes.FindFault(body) is { } fault)
        {
            return fault;
        }

        keep(interaction);
        return Results.Json(new JsonObject
        {
            ["id"] = interaction.Id,
            ["channel_id"] = "700000000000000001",
            ["type"] = 20,
            ["author"] = FakeJson.Of(server.Guild.FindUser(server.Guild.Bot)!),
            ["content"] = body["content"]?.DeepClone() ?? "",
            ["timestamp"] = server.Gateway.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["edited_timestamp"] = null,
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["mention_everyone"] = false,
            ["attachments"] = new JsonArray(),
            ["embeds"] = body["embeds"]?.DeepClone() ?? new JsonArray(),
            ["components"] = body["components"]?.DeepClone() ?? new JsonArray(),
            ["flags"] = 0,
            ["pinned"] = false,
            ["tts"] = false,
        });
    }
}
