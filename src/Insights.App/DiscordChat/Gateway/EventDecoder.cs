using System.Text.Json;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>Reads a dispatch leniently: what lacks its ids is passed over, what is unknown is not read.</summary>
internal static class EventDecoder
{
    public static GatewayEvent Decode(string name, JsonElement data) =>
        (data.ValueKind == JsonValueKind.Object ? Find(name, data) : null) ?? new GatewayEvent.Ignored(name);

    private static GatewayEvent? Find(string name, JsonElement data) => name switch
    {
        "RESUMED" => new GatewayEvent.Resumed(),
        "READY" => Started(data),
        "MESSAGE_CREATE" => Posted(data),
        "MESSAGE_UPDATE" => IsOfBot(data) ? null : OfMessage(data, "id", (channel, id) => new GatewayEvent.Edited(channel, id)),
        "MESSAGE_DELETE" => OfMessage(data, "id", (channel, id) => new GatewayEvent.Deleted(channel, [id])),
        "MESSAGE_DELETE_BULK" => DeletedTogether(data),
        "MESSAGE_REACTION_ADD" or "MESSAGE_REACTION_REMOVE" or "MESSAGE_REACTION_REMOVE_ALL" or "MESSAGE_REACTION_REMOVE_EMOJI" =>
            OfMessage(data, "message_id", (channel, id) => new GatewayEvent.ReactionsChanged(channel, id)),
        "THREAD_CREATE" => Thread(data) is { } made ? new GatewayEvent.ThreadChanged(made, data.Flag("newly_created")) : null,
        "THREAD_UPDATE" => Thread(data) is { } changed ? new GatewayEvent.ThreadChanged(changed, IsNew: false) : null,
        "THREAD_DELETE" => Thread(data) is { } gone ? new GatewayEvent.ThreadDeleted(gone.Id, gone.Parent) : null,
        "THREAD_LIST_SYNC" => new GatewayEvent.ThreadsListed(Threads(data)),
        "CHANNEL_CREATE" or "CHANNEL_UPDATE" => data.Id("id") is { } channel ? new GatewayEvent.ChannelChanged(new ChannelId(channel)) : null,
        "CHANNEL_DELETE" => data.Id("id") is { } channel ? new GatewayEvent.ChannelDeleted(new ChannelId(channel)) : null,
        "GUILD_CREATE" => GuildAppeared(data),
        "GUILD_DELETE" => data.Id("id") is { } guild ? new GatewayEvent.GuildGone(new GuildId(guild), data.Flag("unavailable")) : null,
        "INTERACTION_CREATE" => new GatewayEvent.Interacted(data),
        _ => null,
    };

    private static GatewayEvent.Started? Started(JsonElement data) =>
        data.Member("user")?.Id("id") is { } self
            ? new GatewayEvent.Started(data.Member("application")?.Id("id") ?? self, self)
            : null;

    private static GatewayEvent? Posted(JsonElement data) =>
        IsOfBot(data) || data.Member("author")?.Id("id") is not { } author
            ? null
            : OfMessage(data, "id", (channel, id) => new GatewayEvent.Posted(new PostedMessage(channel, id, author, data.Text("content") ?? "")
            {
                Guild = data.Id("guild_id") is { } guild ? new GuildId(guild) : null,
            }));

    private static bool IsOfBot(JsonElement message) =>
        message.Id("webhook_id") is not null || message.Member("author")?.Flag("bot") == true;

    private static GatewayEvent? OfMessage(JsonElement data, string key, Func<ChannelId, MessageId, GatewayEvent> make) =>
        data.Id("channel_id") is { } channel && data.Id(key) is { } message ? make(new ChannelId(channel), new MessageId(message)) : null;

    private static GatewayEvent.Deleted? DeletedTogether(JsonElement data) => data.Id("channel_id") is { } channel
        ? new GatewayEvent.Deleted(
            new ChannelId(channel), [.. data.Items("ids").Select(id => id.AsId()).OfType<ulong>().Select(id => new MessageId(id))])
        : null;

    private static GatewayEvent.GuildAppeared? GuildAppeared(JsonElement data) => data.Id("id") is { } guild
        ? new GatewayEvent.GuildAppeared(
            new GuildId(guild),
            [.. data.Items("channels").Select(channel => channel.Id("id")).OfType<ulong>().Select(id => new ChannelId(id))],
            Threads(data))
        : null;

    private static IReadOnlyList<SeenThread> Threads(JsonElement data) => [.. data.Items("threads").Select(Thread).OfType<SeenThread>()];

    private static SeenThread? Thread(JsonElement data) => data.Id("id") is { } id
        ? new SeenThread(new ChannelId(id), data.Id("parent_id") is { } parent ? new ChannelId(parent) : null)
        : null;
}
