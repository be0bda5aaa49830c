using System.Globalization;
using System.Text.RegularExpressions;
using Insights.App.Reviewing;
using Insights.Draft;

namespace Insights.App.DiscordChat.Bot.Cards;

/// <summary>Reads the form back: each line keeps the evidence of the claim whose number it bears; a line that is gone takes its claim along.</summary>
internal static partial class CardEdit
{
    /// <exception cref="UnusableException">A line bears no number of a claim.</exception>
    public static GivenEdit Read(FaqDraft draft, string question, string answer)
    {
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var claims = lines.Select(line => Claim(draft, line)).ToList();
        var isSame = claims.Count == draft.Answer.Count && claims.Zip(draft.Answer).All(pair => pair.First.Text == pair.Second.Text);
        var words = question.Trim();
        return new GivenEdit(words.Length == 0 || words == draft.Question ? null : words, isSame ? null : claims);
    }

    private static GivenClaim Claim(FaqDraft draft, string line)
    {
        var match = Numbered().Match(line);
        if (!match.Success || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1 || number > draft.Answer.Count)
        {
            throw new UnusableException("Each line of the answer begins with the number of the claim whose evidence it keeps, as \"1. \"; correct that line.");
        }

        return new GivenClaim(
            match.Groups["text"].Value,
            [.. draft.Answer[number - 1].Evidence.Select(piece => new GivenEvidence(piece.Message.ToString(), piece.Quote))]);
    }

    [GeneratedRegex(@"^(?<number>\d{1,3})[.):]\s+(?<text>\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
