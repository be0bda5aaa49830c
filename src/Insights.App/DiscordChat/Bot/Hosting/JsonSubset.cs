using System.Text.Json;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>Tells whether Discord's answer holds all that was sent; it adds members of its own.</summary>
internal static class JsonSubset
{
    public static bool Holds(JsonElement whole, JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => whole.ValueKind == JsonValueKind.Object
            && part.EnumerateObject().All(member => whole.TryGetProperty(member.Name, out var other) && Holds(other, member.Value)),
        JsonValueKind.Array => whole.ValueKind == JsonValueKind.Array && whole.GetArrayLength() == part.GetArrayLength()
            && whole.EnumerateArray().Zip(part.EnumerateArray()).All(pair => Holds(pair.First, pair.Second)),
        _ => JsonElement.DeepEquals(whole, part),
    };
}
