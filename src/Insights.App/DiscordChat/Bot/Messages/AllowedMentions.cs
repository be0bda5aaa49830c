using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.Bot.Messages;

/// <summary>Whom a message may ping; without a word of it Discord pings everybody whom a text names.</summary>
internal sealed record AllowedMentions
{
    public static AllowedMentions None { get; } = new();

    public IReadOnlyList<string> Parse { get; } = [];

    public IReadOnlyList<RoleId>? Roles { get; private init; }

    /// <summary>This role and nobody else.</summary>
    public static AllowedMentions Of(RoleId role) => new() { Roles = [role] };
}
