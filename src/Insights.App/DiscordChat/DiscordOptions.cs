using Insights.Ingest;

namespace Insights.App.DiscordChat;

/// <summary>What it takes to talk to Discord and what may be read there; checked.</summary>
internal sealed record DiscordOptions
{
    /// <summary>Never logged, never shown.</summary>
    public required string Token { get; init; }

    public required GuildId Guild { get; init; }
    public required Uri ApiBase { get; init; }

    /// <summary>Channels, forums and threads that may be read; nothing else is.</summary>
    public required IReadOnlyList<ChannelId> Channels { get; init; }

    /// <summary>Channels, forums, threads and categories that are kept out even where a parent is listed.</summary>
    public IReadOnlySet<ChannelId> Ignored { get; init; } = new HashSet<ChannelId>();

    /// <summary>Id or name of the role whose members want no part in this; null where there is none.</summary>
    public string? OptOutRole { get; init; }

    public bool ReadsPrivateThreads { get; init; }

    public override string ToString() => $"Discord server {Guild} at {ApiBase}";
}
