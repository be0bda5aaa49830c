using System.Text.Json;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>What happened on Discord. An event may come never, twice or late: whoever acts on it acts the same way twice.</summary>
internal abstract record GatewayEvent
{
    private GatewayEvent()
    {
    }

    /// <summary>A new session: what happened since the last one has to be fetched.</summary>
    public sealed record Started(ulong Application, ulong Self) : GatewayEvent;

    /// <summary>A session went on: what was missed was sent again.</summary>
    public sealed record Resumed : GatewayEvent;

    /// <summary>A person wrote something.</summary>
    public sealed record Posted(PostedMessage Message) : GatewayEvent;

    public sealed record Edited(ChannelId Channel, MessageId Message) : GatewayEvent;

    public sealed record Deleted(ChannelId Channel, IReadOnlyList<MessageId> Messages) : GatewayEvent;

    public sealed record ReactionsChanged(ChannelId Channel, MessageId Message) : GatewayEvent;

    /// <summary>A thread was made, renamed, archived, locked, tagged, or shown to the bot.</summary>
    public sealed record ThreadChanged(SeenThread Thread, bool IsNew) : GatewayEvent;

    public sealed record ThreadDeleted(ChannelId Thread, ChannelId? Parent) : GatewayEvent;

    /// <summary>The active threads of channels that the bot may see from now on.</summary>
    public sealed record ThreadsListed(IReadOnlyList<SeenThread> Threads) : GatewayEvent;

    public sealed record ChannelChanged(ChannelId Channel) : GatewayEvent;

    public sealed record ChannelDeleted(ChannelId Channel) : GatewayEvent;

    /// <summary>A server came into view: at the start, after an outage, or when the bot was added.</summary>
    public sealed record GuildAppeared(GuildId Guild, IReadOnlyList<ChannelId> Channels, IReadOnlyList<SeenThread> Threads) : GatewayEvent;

    /// <summary>A server went out of view: for a while, or because the bot was removed.</summary>
    public sealed record GuildGone(GuildId Guild, bool IsOutage) : GatewayEvent;

    /// <summary>Somebody used a command, a button or a form.</summary>
    public sealed record Interacted(JsonElement Interaction) : GatewayEvent;

    /// <summary>What bots wrote, what nobody here needs, and what cannot be read.</summary>
    public sealed record Ignored(string Name) : GatewayEvent;
}

/// <summary>A message as it was posted.</summary>
internal sealed record PostedMessage(ChannelId Channel, MessageId Id, ulong Author, string Content)
{
    /// <summary>Null in a direct message.</summary>
    public GuildId? Guild { get; init; }
}

/// <summary>A thread, and the channel or forum it hangs in.</summary>
internal sealed record SeenThread(ChannelId Id, ChannelId? Parent);
