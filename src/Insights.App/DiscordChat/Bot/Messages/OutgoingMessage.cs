using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.Bot.Messages;

/// <summary>A message to send, or what an edit makes of one. Nobody is pinged unless it says so.</summary>
internal sealed record OutgoingMessage
{
    /// <summary>Seen only by who asked; decided by the first answer.</summary>
    public const int Ephemeral = 1 << 6;

    private const int WithoutPreviews = 1 << 2;

    public required string Content { get; init; }

    /// <summary>Empty takes the buttons away.</summary>
    public IReadOnlyList<ActionRow> Components { get; init; } = [];

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    public int Flags { get; init; } = WithoutPreviews;

    /// <summary>The same nonce gives the same message, however often it is sent.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce => Nonce is null ? null : true;

    /// <summary>What it replies to.</summary>
    public MessageReference? MessageReference { get; init; }

    public OutgoingMessage ForOneself() => this with { Flags = Flags | Ephemeral };
}
