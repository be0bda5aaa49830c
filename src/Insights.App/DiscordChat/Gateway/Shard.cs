using Insights.Ingest;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>One of the connections over which a bot's servers are spread; a community needs one.</summary>
internal readonly record struct Shard(int Number, int Count)
{
    public static Shard Only { get; } = new(0, 1);

    /// <summary>The shard that hears of a server.</summary>
    public static Shard Of(GuildId guild, int count) => new((int)((guild.Value >> 22) % (ulong)count), count);
}
