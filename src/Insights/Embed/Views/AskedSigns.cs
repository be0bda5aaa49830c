using Insights.Ingest;

namespace Insights.Embed.Views;

/// <summary>Tells whether somebody asks something that others could answer.</summary>
internal static class AskedSigns
{
    public static bool IsQuestion(Conversation conversation, string title, IReadOnlyList<string> opening, bool isAnswered) =>
        conversation.Messages.Count > 0 && (title.Length > 0 || opening.Count > 0 || isAnswered);
}
