namespace Insights.App.DiscordChat.Wire;

/// <summary>A person, a bot, or the name under which a webhook posts.</summary>
internal sealed record DiscordUser
{
    public required UserId Id { get; init; }
    public string? Username { get; init; }

    /// <summary>The name shown where the server gives no other.</summary>
    public string? GlobalName { get; init; }

    public bool? Bot { get; init; }
    public bool? System { get; init; }
}

/// <summary>A user as a member of the server.</summary>
internal sealed record DiscordMember
{
    /// <summary>Missing in the events of messages, whose author it is.</summary>
    public DiscordUser? User { get; init; }

    public string? Nick { get; init; }
    public IReadOnlyList<RoleId>? Roles { get; init; }

    /// <summary>In interactions: what the member may do in that channel.</summary>
    public Permissions? Permissions { get; init; }
}
