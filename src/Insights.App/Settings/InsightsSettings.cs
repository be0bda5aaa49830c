namespace Insights.App.Settings;

/// <summary>All settings of the program, one record a section.</summary>
internal sealed record InsightsSettings
{
    public CommunitySettings Community { get; init; } = new();
    public SourceSettings Source { get; init; } = new();
    public DiscordSettings Discord { get; init; } = new();
    public StoreSettings Store { get; init; } = new();
    public ScheduleSettings Schedule { get; init; } = new();
    public IndexSettings Index { get; init; } = new();
    public EmbeddingSettings Embedding { get; init; } = new();
    public ChatSettings Chat { get; init; } = new();
    public ClassifySettings Classify { get; init; } = new();
    public ReviewSettings Review { get; init; } = new();
    public BotSettings Bot { get; init; } = new();
    public PublishSettings Publish { get; init; } = new();
    public WebSettings Web { get; init; } = new();
    public TelemetrySettings Telemetry { get; init; } = new();
}
