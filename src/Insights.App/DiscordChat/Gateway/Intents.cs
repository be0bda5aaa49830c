namespace Insights.App.DiscordChat.Gateway;

/// <summary>Which events are asked for.</summary>
[Flags]
internal enum Intents
{
    None = 0,
    Guilds = 1 << 0,
    GuildMessages = 1 << 9,
    GuildMessageReactions = 1 << 10,
    MessageContent = 1 << 15,

    /// <summary>What a community that is read live needs; interactions need none.</summary>
    Reading = Guilds | GuildMessages | GuildMessageReactions | MessageContent,
}
