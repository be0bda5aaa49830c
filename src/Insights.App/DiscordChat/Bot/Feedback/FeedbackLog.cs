using Insights.App.DiscordChat.Wire;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.DiscordChat.Bot.Feedback;

/// <summary>Keeps what people said of entries, under pseudonyms.</summary>
internal sealed class FeedbackLog(WorkFolder work, PseudonymKey key, TimeProvider clock)
{
    private readonly Lock access = new();

    public void Add(string entry, FeedbackKind kind, UserId who)
    {
        lock (access)
        {
            FeedbackFile.Add(work, new FeedbackLine(entry, kind, key.PseudonymOf(who.ToString()), clock.GetUtcNow()));
        }
    }
}
