using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>The small community of the other tests as a forum on the fake server.</summary>
internal static class CommunityGuild
{
    public const ulong Forum = 77;

    public static FakeGuild Create()
    {
        var guild = new FakeGuild { Name = "Ledger" };
        guild.AddChannel(Forum, "support", 15);
        foreach (var thread in SmallCommunity.Threads())
        {
            var export = JsonNode.Parse(thread.ToString())!;
            var messages = export["messages"]!.AsArray();
            guild.AddThread(Forum, export["channel"]!["name"]!.GetValue<string>(), Author(messages[0]!), id: thread.Channel);
            foreach (var message in messages.OfType<JsonObject>())
            {
                var reply = message["reference"]?["messageId"]?.GetValue<string>();
                guild.Post(
                    thread.Channel,
                    Author(message),
                    message["content"]!.GetValue<string>(),
                    json => json["message_reference"] = reply is null ? null : FakeJson.Reference(guild.Id, thread.Channel, ulong.Parse(reply, CultureInfo.InvariantCulture)),
                    FakeJson.Id(message["id"]),
                    reply is null ? 0 : 19);
            }
        }

        return guild;
    }

    private static ulong Author(JsonNode message) => FakeJson.Id(message["author"]!["id"]);
}
