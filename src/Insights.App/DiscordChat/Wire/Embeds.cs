namespace Insights.App.DiscordChat.Wire;

/// <summary>A box under a message: what is read of one, and what can be sent.</summary>
internal sealed record DiscordEmbed
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public int? Color { get; init; }
    public EmbedFooter? Footer { get; init; }
    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

internal sealed record EmbedField(string? Name, string? Value, bool? Inline);

internal sealed record EmbedFooter(string? Text);
