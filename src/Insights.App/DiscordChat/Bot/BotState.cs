namespace Insights.App.DiscordChat.Bot;

/// <summary>How the bot is doing, for health and status.</summary>
internal sealed class BotState(TimeProvider clock)
{
    private volatile string? refusal;

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>True from the first session on.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Why Discord refuses for good; null where it does not.</summary>
    public string? Refusal => refusal;

    public void Ready() => IsReady = true;

    public void Refuse(string why) => refusal = why;
}
