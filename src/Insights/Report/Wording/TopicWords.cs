using Insights.Draft;
using Insights.Report.Counting;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>One topic: how often it was asked, what helped, what stays open.</summary>
internal static class TopicWords
{
    private const int MostClaims = 6;

    public static IEnumerable<ReportBlock> Compose(ReportScene scene, Topic topic, int number)
    {
        var phrases = scene.Phrases;
        yield return new ReportBlock.Heading(4, $"{scene.CountOf(number)}. {topic.Question}{AreasSection.Sign(topic.Arrow)}");
        yield return new ReportBlock.Paragraph(string.Join(' ', Facts(scene, topic)));
        if (topic.Entry is { Answer.Count: > 0 } entry)
        {
            yield return new ReportBlock.Paragraph(phrases.Say("topic.helped"), " ", new TextSpan(phrases.Say("topic.entry"), scene.LinkTo(entry)));
            yield return new ReportBlock.Bullets([.. entry.Answer.Take(MostClaims).Select(claim => Claimed(claim, phrases))]);
        }
        else
        {
            yield return new ReportBlock.Paragraph(phrases.Say("topic.notHelped"));
        }
    }

    private static IEnumerable<string> Facts(ReportScene scene, Topic topic)
    {
        var phrases = scene.Phrases;
        yield return phrases.Say(
            "topic.asked", ("conversations", topic.Conversations), ("people", topic.Askers), ("reactions", topic.Reactions), ("day", phrases.Day(topic.FirstSeen)));
        if (scene.Report.PreviousTotals is { Conversations: > 0 })
        {
            yield return phrases.Say("topic.before", ("n", topic.Previous ?? 0));
        }

        if (topic.Versions.Count > 0)
        {
            yield return phrases.Say("topic.versions", ("versions", string.Join(", ", topic.Versions)));
        }

        yield return topic.Unanswered + topic.Unsolved == 0
            ? phrases.Say("topic.settled")
            : phrases.Say("topic.open", ("unanswered", topic.Unanswered), ("unsolved", topic.Unsolved));
    }

    // A claim that is its own quote is not said twice.
    private static List<TextSpan> Claimed(Claim claim, Phrases phrases)
    {
        List<TextSpan> spans = [claim.Text];
        foreach (var piece in claim.Evidence)
        {
            var isRepeated = Letters(claim.Text).Contains(Letters(piece.Quote), StringComparison.OrdinalIgnoreCase);
            spans.Add(isRepeated ? " (" : $" ({phrases.Say("topic.quote", ("quote", piece.Quote))} ");
            spans.Add(new TextSpan(phrases.Say("topic.source"), piece.Url.AbsoluteUri));
            spans.Add(")");
        }

        return spans;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
