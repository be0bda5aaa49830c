namespace Insights.App.DiscordChat.Bot;

/// <summary>How the bot is doing, for health and status.</summary>
/// <param name="clock">Tells since when.</param>
/// <param name="isShared">True where it may be another worker's turn: this one stands by until it is its own.</param>
internal sealed class BotState(TimeProvider clock, bool isShared)
{
    private volatile string? refusal;
    private volatile bool standsBy = isShared;
    private volatile bool isReady;

    /// <summary>Since when this worker listens, or stands by.</summary>
    public DateTimeOffset Since { get; private set; } = clock.GetUtcNow();

    /// <summary>True while another worker is the bot, or may be.</summary>
    public bool StandsBy => standsBy;

    /// <summary>True from the first session on.</summary>
    public bool IsReady => isReady;

    /// <summary>Why Discord refuses for good; null where it does not.</summary>
    public string? Refusal => refusal;

    public void Ready() => isReady = true;

    public void TakeOver()
    {
        Since = clock.GetUtcNow();
        standsBy = false;
    }

    public void StandBy()
    {
        Since = clock.GetUtcNow();
        (standsBy, isReady) = (true, false);
    }

    public void Refuse(string why) => refusal = why;
}
