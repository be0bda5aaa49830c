using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.History;

/// <summary>How roles, channels and threads are called, for texts that name them by id.</summary>
internal sealed class ServerNames(ServerView view, IEnumerable<DiscordChannel> threads)
{
    private readonly Dictionary<ulong, string> roles =
        (view.Guild.Roles ?? []).ToDictionary(role => role.Id.Value, role => role.Name ?? "");

    private readonly Dictionary<ulong, string> channels = view.Channels
        .Concat(threads)
        .DistinctBy(channel => channel.Id)
        .ToDictionary(channel => channel.Id.Value, channel => channel.IsVoice ? $"{channel.Name} [voice]" : channel.Name ?? "");

    public string? RoleOf(ulong id) => roles.GetValueOrDefault(id);

    public string? ChannelOf(ulong id) => channels.GetValueOrDefault(id);
}
