using Insights.Ingest;

namespace Insights.App.DiscordChat.Wire;

/// <summary>A server with its roles.</summary>
internal sealed record DiscordGuild
{
    public required GuildId Id { get; init; }
    public string? Name { get; init; }
    public UserId? OwnerId { get; init; }
    public IReadOnlyList<DiscordRole>? Roles { get; init; }

    /// <summary>In events: true during an outage; missing where the bot was removed.</summary>
    public bool? Unavailable { get; init; }

    /// <summary>In events alone.</summary>
    public IReadOnlyList<DiscordChannel>? Channels { get; init; }

    /// <summary>In events alone: the active ones.</summary>
    public IReadOnlyList<DiscordChannel>? Threads { get; init; }
}

internal sealed record DiscordRole(RoleId Id, string? Name, Permissions Permissions);

/// <summary>The application behind the token.</summary>
internal sealed record DiscordApplication
{
    private const long ContentIntent = 1L << 18;
    private const long LimitedContentIntent = 1L << 19;

    public required WireId Id { get; init; }
    public string? Name { get; init; }
    public long? Flags { get; init; }

    /// <summary>The public key, hexadecimal, with which interactions over HTTP are signed.</summary>
    public string? VerifyKey { get; init; }

    /// <summary>Without it every message reads as empty, and nothing fails.</summary>
    public bool MayReadContent => ((Flags ?? 0) & (ContentIntent | LimitedContentIntent)) != 0;
}

/// <summary>Where the gateway is.</summary>
internal sealed record GatewayAddress(string Url, int? Shards, SessionStartLimit? SessionStartLimit);

/// <summary>How many sessions may still be started; <paramref name="ResetAfter"/> in milliseconds.</summary>
internal sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);
