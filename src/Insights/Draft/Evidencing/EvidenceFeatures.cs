using System.Text.RegularExpressions;
using Insights.Draft.Reading;
using Insights.Ingest.Texts;

namespace Insights.Draft.Evidencing;

/// <summary>Measures one message of a thread for the question "is it (part of) the right answer?".</summary>
internal static partial class EvidenceFeatures
{
    public static double[] Of(TopicThreads topic, ReadThread thread, int place)
    {
        var message = thread.Messages[place];
        var prose = message.Prose;
        var author = message.Message.Author;
        var earlier = thread.Messages.Take(place).Where(other => !other.Message.IsBot).ToList();
        var lastAsker = earlier.LastOrDefault(other => other.IsAsker);
        var after = Aftermath.Of(thread, place);
        var length = ReadLength(prose);
        var asking = message.Sentences.Count(sentence => IsAsking(sentence.Text));
        var values = new double[Enum.GetValues<Feature>().Length];

        Set(Feature.Length, Math.Log(1 + length));
        Set(Feature.CodeBlock, message.Rendered.Segments.Any(segment => segment.Kind == SegmentKind.CodeBlock));
        Set(Feature.InlineCode,
            Math.Log(1 + message.Rendered.Segments.Count(segment => segment.Kind == SegmentKind.InlineCode)));
        Set(Feature.TechnicalTokens, Math.Log(1 + TechnicalToken().Count(prose)));
        Set(Feature.RepliesToAsker,
            thread.Messages.Any(other => other.IsAsker && other.Message.Id == message.Message.ReplyTo));
        Set(Feature.FollowsAsker, earlier.Count > 0 && earlier[^1].IsAsker);
        Set(Feature.AsksShare, message.Sentences.Count == 0 ? 0 : (double)asking / message.Sentences.Count);
        Set(Feature.EndsAsking, message.Sentences.Count > 0 && IsAsking(message.Sentences[^1].Text));
        Set(Feature.FirstAndShort, length < 120 && !earlier.Exists(other => !other.IsAsker));
        Set(Feature.Delay, lastAsker is null ? 0
            : Math.Log(1 + Math.Max(0, (message.Message.SentAt - lastAsker.Message.SentAt).TotalMinutes)));
        Set(Feature.ThankedNext, after.ThankedNext);
        Set(Feature.ConfirmedNext, after.ConfirmedNext);
        Set(Feature.ConfirmedLater, after.ConfirmedLater);
        Set(Feature.FailedAnswered, after.FailedAnswered);
        Set(Feature.ContradictedInReply, after.ContradictedInReply);
        Set(Feature.TakenBack, after.TakenBack);
        Set(Feature.UpdatedLater, after.UpdatedLater);
        Set(Feature.Reactions, Math.Log(1 + message.Message.Reactions.Sum(reaction => reaction.Count)));
        Set(Feature.AuthorThreads, Math.Log(1 + topic.ThreadsHelpedBy(author)));
        Set(Feature.NewAuthor, topic.MessagesOf(author) == 1);
        Set(Feature.Agreement, topic.AgreementWith(thread, message));
        Set(Feature.LikeQuestion, Vectors.Similarity(message.Vector, thread.Messages[0].Vector));
        Set(Feature.Hedges, Cues.Hedges(prose));
        Set(Feature.Anecdote, Cues.IsAnecdote(prose));
        Set(Feature.OldVersion, Cues.IsLimitedToOldVersion(prose));
        Set(Feature.Chatter, Cues.IsChatter(prose));
        Set(Feature.ThanksItself, Cues.Thanks(prose));
        Set(Feature.OwnAnswer, message.IsAsker);
        return values;

        void Set(Feature feature, object value) => values[(int)feature] = value is bool truth ? (truth ? 1 : 0)
            : (double)value;
    }

    public static bool IsAsking(string sentence) => sentence.TrimEnd().TrimEnd('"', ')', '*', '_', '`').EndsWith('?')
        || sentence.Contains('？', StringComparison.Ordinal);

    /// <summary>
    /// Length in characters, those of scripts without blanks counting double, since they say as much in half the
    /// room.
    /// </summary>
    private static int ReadLength(string prose) => prose.Length
        + prose.Count(c => c is >= '\u3040' and <= '\u30ff' or >= '\u4e00' and <= '\u9fff' or >= '\uac00'
        and <= '\ud7af');

    [GeneratedRegex(
        @"\b\w*[a-z0-9]_[a-z0-9]\w*|\b\w+\.\w+\(|--[a-z]\w+|\b\w+=\S+|\b[a-z]+[A-Z]\w+|\b\d+(\.\d+)*\s?(GB|MB"
        + @"|TB|ms|%|k|M)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex TechnicalToken();

}
