using Insights.App.Commands;
using Insights.App.DiscordChat.History;
using Insights.App.DiscordChat.Rest;

namespace Insights.App.Schedule;

/// <summary>
/// A Discord server as one night of this process sees it: all of the night's jobs read from one listing, over the process's one line, so
/// that neither their number nor the bot counts twice against the limits.
/// </summary>
internal sealed class NightHistory(CommandContext context, Func<DiscordRest> line) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private string openedFor = "";
    private DiscordHistory? history;

    /// <exception cref="UnusableException">Token, intent, server or channels are not what reading needs.</exception>
    public async Task<DiscordHistory> OpenAsync(string night, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (history is null || openedFor != night)
            {
                // Jobs of an earlier night may still read from the one before: what reads over a shared line needs no closing.
                history = await DiscordHistory.ConnectAsync(line(), context.Settings.Discord.ToOptions(), cancellationToken);
                openedFor = night;
            }

            return history;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The night is mined: the next one asks anew.</summary>
    public void Close(string night)
    {
        if (openedFor == night)
        {
            history = null;
        }
    }

    public void Dispose() => turn.Dispose();
}
