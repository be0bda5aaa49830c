using System.Text.RegularExpressions;
using Insights.Draft.Evidencing;
using Insights.Ingest.Texts;

namespace Insights.Draft.Wording;

/// <summary>Tells how well a title or sentence would serve as a FAQ's question, and tidies it lightly.</summary>
internal static partial class QuestionText
{
    private const int Shortest = 12;
    private const int ShortestWithoutBlanks = 6;
    private const int Longest = 160;

    /// <summary>
    /// The wording with a capital and, where it asks, a question mark; null where it cannot be shown.
    /// </summary>
    public static string? Tidy(string wording)
    {
        var text = Blanks().Replace(Noise().Replace(wording, " "), " ").Trim(' ', '-', '–', ':', ',', '.', '*', '_');
        for (var match = Opener().Match(text); match.Success
            && match.Length < text.Length; match = Opener().Match(text))
        {
            text = text[match.Length..];
        }

        text = RepeatedMark().Replace(text, "?");
        var isLongEnough = text.Length >= Shortest || text.Count(ClaimText.IsWithoutBlanks) >= ShortestWithoutBlanks;
        if (!isLongEnough || text.Length > Longest || ClaimText.ShowsMask(text) || Link().IsMatch(text))
        {
            return null;
        }

        if (IsInterrogative(text) && !EvidenceFeatures.IsAsking(text) && text[^1] is not ('!' or '…'))
        {
            text += ClaimText.IsWithoutBlanks(text[^1]) ? "？" : "?";
        }

        return char.IsLower(text[0]) && text.Split(' ')[0].All(c => char.IsLetter(c) || c is '\'' or '’')
            ? char.ToUpperInvariant(text[0]) + text[1..]
            : text;
    }

    /// <summary>
    /// 0 to 1: asks something, at the length of a sentence, in the topic's language, without one asker's own numbers,
    /// code and names.
    /// </summary>
    public static double Fitness(string text, string language)
    {
        var opens = IsInterrogative(text);
        var fitness = opens ? 1.0 : EvidenceFeatures.IsAsking(text) ? 0.65 : 0.55;
        var words = text.Split(' ').Length;
        fitness *= text.Any(ClaimText.IsWithoutBlanks) ? 1 : words < 4 ? 0.6 : words > 20 ? 0.6 : words > 14 ? 0.85 : 1;
        fitness *= SpokenLanguage.Of(text) == language ? 1 : 0.5;
        fitness *= Math.Pow(0.85, Specifics().Count(text));
        fitness *= Vague().IsMatch(text) ? 0.4 : 1;
        fitness *= Leaning().IsMatch(text) ? 0.6 : 1;
        return fitness;
    }

    private static bool IsInterrogative(string text) => Interrogative().IsMatch(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"[\u2600-\u27bf\ufe0f\u200d]|[\ud83c-\ud83e][\udc00-\udfff]|:[a-z0-9_]{2,}:|\[(solved|question|help"
        + @"|bug|urgent|offtopic)\]|(?<=\s|^)(:\)|:D|;\)|:\()(?=\s|$)|[`*]", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();

    [GeneratedRegex(@"(\?\s*[?!]+|!+\?)[?!]*")]
    private static partial Regex RepeatedMark();

    [GeneratedRegex(
        @"^\W{0,2}(hi|hey|hello|hallo|moin|hola|ol[áa]|bonjour|hi all|hey all|hello all|hi everyone"
        + @"|hello everyone|good (morning|evening|day)|dear all|ok|okay|so|well|and|but|also|btw|thanks"
        + @"|quick question|(silly|dumb|stupid|newbie|noob|one more|another|last|second) question|question"
        + @"|help|help please|please help|urgent|one more( thing)?|first|now"
        + @"|大家好|你好|请问|请教|こんにちは|すみません|안녕하세요)\s*([,:;!.…]|-|–|—|，|、|。|！|\s(?=(?-i:\p{Lu})))+\s*(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opener();

    [GeneratedRegex(
        @"^\W{0,2}(how|what|which|why|when|where|who|can|could|should|shall|is|are|was|does|do|did|will"
        + @"|would|has|have|may|must|am|any (way|idea|recommendation|advice|experience)|wie|was"
        + @"|welche[rsmn]?|warum|wieso|wann|wo|kann|soll|ist|sind|gibt|muss|c[óo]mo|qu[ée]|cu[áa]l(es)?"
        + @"|por qu[ée]|cu[áa]ndo|d[óo]nde|se puede|puedo|qual|quais|por que|quando|onde|posso|d[áa] para"
        + @"|tem como|comment|quel(le)?s?|pourquoi|est-ce)\b"
        + @"|(怎么|如何|什么|哪个|哪些|为什么|吗|呢|多少|是否|ですか|ますか|でしょうか|どう|なぜ|どの|까요|나요|인가요|어떻게|무엇|왜)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Interrogative();

    [GeneratedRegex(
        @"\b\d[\d.,]*\s?(k|m|b|gb|tb|mb|ms|s|%|million|billion|x)?\b|\b\w+_\w+|\b\w+\(|=|/\w+|\b(my|our|I'm"
        + @"|we're|us)\b|""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Specifics();

    [GeneratedRegex(
        @"^\W*(help|pls|please|urgent|question|problem|issue|error|bug|newbie|noob|need help|anyone"
        + @"|somebody|any (idea|ideas|help|thoughts|news|update|luck|hint|hints|pointers)\w*|what (now|next"
        + @"|is wrong|am I (doing|missing)|to do|did I|do I do|else)|is (this|that|it) (normal|a bug"
        + @"|expected|so|true|right|ok|possible|correct)|why( is)? (this|that|it)|how (come|so|did others)"
        + @"|has anyone|does anybody|did (anyone|you)|thoughts)\b.{0,25}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"^\W*((and|or|but|so|then|also|is (this|that|it)|does (this|that|it)|are (these|those|they)|do they"
        + @"|can (this|that|it))\b)|\b(this|that|these|those|it|them|above|below|same)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leaning();

    [GeneratedRegex(@"https?:|www\.|<[@#:]")]
    private static partial Regex Link();
}
