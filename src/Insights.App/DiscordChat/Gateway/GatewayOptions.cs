namespace Insights.App.DiscordChat.Gateway;

/// <summary>Who connects, and for what.</summary>
internal sealed record GatewayOptions
{
    /// <summary>The bot's token, without the word Bot.</summary>
    public required string Token { get; init; }

    public required string UserAgent { get; init; }

    public Intents Intents { get; init; } = Intents.Reading;

    public Shard Shard { get; init; } = Shard.Only;

    /// <summary>How long a connection may take to say Hello, and a session to become ready.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long is waited before the second connection; each further one waits longer.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);
}
