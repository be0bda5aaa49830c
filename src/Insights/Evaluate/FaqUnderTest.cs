using System.Text;
using Insights.Evaluate.Gold;
using Insights.Publish;

namespace Insights.Evaluate;

/// <summary>A published FAQ as it lies in its folder, and what it answered to the gold questions.</summary>
/// <param name="Faq">The entries.</param>
/// <param name="Conversations">The lines of conversations.jsonl.</param>
/// <param name="Text">Everything that a reader of any file can see, without the escapes of JSON and markdown.</param>
/// <param name="Answers">One answer a question.</param>
public sealed record FaqUnderTest(
    Publication Faq, IReadOnlyList<PublishedConversation> Conversations, string Text, IReadOnlyList<GivenAnswer> Answers)
{
    /// <summary>All files of a folder as one text; backslashes go, since both formats escape with them.</summary>
    public static async Task<string> ReadTextAsync(string folder, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            text.Append(await File.ReadAllTextAsync(file, cancellationToken)).Append('\n');
        }

        return text.Replace("\\", "").ToString();
    }
}

/// <summary>What the FAQ said to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Entry">The entry that answered; null where the FAQ abstained.</param>
/// <param name="First">The entry ranked first, also when abstained.</param>
/// <param name="Score">The probability that it answers.</param>
public sealed record GivenAnswer(GoldQuestion Question, string? Entry, string? First, double Score);
