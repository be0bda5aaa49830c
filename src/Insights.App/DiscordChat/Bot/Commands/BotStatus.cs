using System.Globalization;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.Web.Publications;

namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary>How the FAQ is doing, in a few lines.</summary>
internal sealed class BotStatus(CurrentPublication current, BotState state, TimeProvider clock)
{
    public OutgoingMessage Write()
    {
        var entries = current.Value?.Publication.Entries ?? [];
        var newest = entries.Count == 0 ? "nothing yet" : entries.Max(entry => entry.LastSupported).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var since = clock.GetUtcNow() - state.StartedAt;
        return new OutgoingMessage
        {
            Content = string.Create(
                CultureInfo.InvariantCulture,
                $"**Entries:** {entries.Count}\n**Newest support:** {newest}\n**Listening for:** {(int)since.TotalHours} h {since.Minutes} min"),
        };
    }
}
