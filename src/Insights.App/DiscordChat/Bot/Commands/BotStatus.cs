using System.Globalization;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.Reviewing;
using Insights.App.Web.Publications;

namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary>How the FAQ is doing, in a few lines.</summary>
internal sealed class BotStatus(CurrentPublication current, ReviewDesk reviews, BotState state, TimeProvider clock)
{
    public async Task<OutgoingMessage> WriteAsync(CancellationToken cancellationToken)
    {
        var waiting = (await reviews.LookAsync(cancellationToken)).Items.Count(item => item.Waits);
        var entries = current.Value?.Publication.Entries ?? [];
        var newest = entries.Count == 0 ? "nothing yet" : entries.Max(entry => entry.LastSupported).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new OutgoingMessage
        {
            Content = string.Create(
                CultureInfo.InvariantCulture,
                $"**Entries:** {entries.Count}\n**Newest support:** {newest}\n**Waiting for a reviewer:** {waiting}\n{Listening()}"),
        };
    }

    private string Listening()
    {
        if (state.StandsBy)
        {
            return "**Listening:** another worker; the one that says this stands by";
        }

        var since = clock.GetUtcNow() - state.Since;
        return string.Create(CultureInfo.InvariantCulture, $"**Listening for:** {(int)since.TotalHours} h {since.Minutes} min");
    }
}
