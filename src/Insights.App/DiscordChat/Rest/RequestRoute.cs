namespace Insights.App.DiscordChat.Rest;

/// <summary>What limits are counted by: method and path with ids blanked, and the resource that keeps its own count.</summary>
/// <param name="Name">As <c>GET channels/*/messages</c>.</param>
/// <param name="Major">The channel, server or webhook; empty where the route has none.</param>
/// <param name="IsOfInteraction">True for routes that carry their secret in the path: no token, no global limit.</param>
internal readonly record struct RequestRoute(string Name, string Major, bool IsOfInteraction)
{
    public static RequestRoute Of(HttpMethod method, string path)
    {
        var parts = path.Split('?', 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var major = parts is ["channels" or "guilds" or "webhooks", var id, ..] ? id : "";
        if (parts is ["webhooks", _, var token, ..])
        {
            major = $"{major}/{token}";
        }

        var names = parts.Select((part, place) =>
            IsId(part) || (place == 2 && parts[0] is "webhooks" or "interactions") || IsEmoji(place) ? "*" : part);
        return new RequestRoute(
            $"{method} {string.Join('/', names)}", major, parts is ["interactions", ..] or ["webhooks", _, _, ..]);

        bool IsEmoji(int place) => place > 0 && parts[place - 1] == "reactions";
    }

    private static bool IsId(string part) => part.Length > 0 && !part.AsSpan().ContainsAnyExceptInRange('0', '9');
}
