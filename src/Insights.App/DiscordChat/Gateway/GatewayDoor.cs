namespace Insights.App.DiscordChat.Gateway;

/// <summary>Where the gateway is, and how many sessions may still be started.</summary>
internal sealed record GatewayDoor(Uri Url)
{
    public int RemainingStarts { get; init; } = 1;

    /// <summary>When the starts are counted anew.</summary>
    public TimeSpan ResetAfter { get; init; }

    /// <summary>The address to connect to; a path that is there stays.</summary>
    public static Uri Connectable(Uri url) => new UriBuilder(url) { Query = "v=10&encoding=json" }.Uri;
}
