using System.Globalization;
using Insights.App.DiscordChat.History;
using Insights.App.DiscordChat.Rest;

namespace Insights.App.DiscordChat;

/// <summary>Looks at what reading from Discord needs: token, intent, server, and the right to read each channel.</summary>
internal static class DiscordCheck
{
    /// <returns>What was found, and the remedy; null where nothing is wrong.</returns>
    /// <exception cref="UnusableException">Token, intent or server are not what reading needs.</exception>
    public static async Task<(string Found, string? Remedy)> LookAsync(
        DiscordOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var rest = new DiscordRest(options, clock);
        var view = await ServerView.ReadAsync(rest, options, cancellationToken);
        var faults = options.Channels
            .Select(channel => (Channel: channel, Fault: view.FindFault(channel)))
            .Where(channel => channel.Fault is not null)
            .Select(channel => $"{channel.Channel}: {channel.Fault}")
            .ToList();
        var readable = (options.Channels.Count - faults.Count).ToString("N0", CultureInfo.InvariantCulture);
        var found = $"{readable} of {options.Channels.Count} channels of {view.Guild.Name} ({options.Guild}) can be read at {options.ApiBase}";
        return (found, faults.Count == 0 ? null : string.Join("; ", faults));
    }
}
