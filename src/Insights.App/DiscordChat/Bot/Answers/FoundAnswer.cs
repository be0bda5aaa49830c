using Insights.App.DiscordChat.Bot.Messages;

namespace Insights.App.DiscordChat.Bot.Answers;

/// <summary>What the FAQ says to a question.</summary>
internal abstract record FoundAnswer
{
    private FoundAnswer()
    {
    }

    /// <summary>An entry answers, with this probability.</summary>
    public sealed record Found(string Entry, double Score, OutgoingMessage Message) : FoundAnswer;

    /// <summary>No entry is likely enough, or nothing is published yet.</summary>
    public sealed record Nothing(string Words) : FoundAnswer;
}
