using System.Text.RegularExpressions;

namespace Insights.Draft.Wording;

/// <summary>
/// Makes a sentence of a chat readable as a claim without changing what it says, or finds that it cannot stand alone.
/// </summary>
internal static partial class ClaimText
{
    public const int LongestClaim = 420;

    private const int FewestWords = 4;
    private const int FewestCharactersWithoutBlanks = 9;

    /// <summary>
    /// The sentence less chatter at its edges, with a capital (unless it opens with code) and a final stop; null
    /// where too little is left.
    /// </summary>
    public static string? Polish(string sentence, bool opensWithCode)
    {
        var opening = sentence.TrimStart();
        var text = Blanks().Replace(Emphasis().Replace(Pictographs().Replace(sentence, " "), "$1"), " ").Trim();
        for (var match = Opener().Match(text); match.Success
            && match.Length < text.Length; match = Opener().Match(text))
        {
            text = text[match.Length..];
        }

        text = Closer().Replace(text, "").Trim(' ', ',', ';', '-', '–', '—', '→');
        if (text.EndsWith(':'))
        {
            text = text[..^1];
        }

        return IsLongEnough(text) && text.Length <= LongestClaim
            ? Finish(text, opensWithCode && opening.StartsWith(text[..1], StringComparison.Ordinal))
            : null;
    }

    /// <summary>True where the text says something without what stood before it.</summary>
    public static bool StandsAlone(string text) => !Dangling().IsMatch(text) && !PointsElsewhere().IsMatch(text);

    /// <summary>True where the text leans on the sentence before it and could be read together with it.</summary>
    public static bool LeansBack(string text) => Dangling().IsMatch(text) && !PointsElsewhere().IsMatch(text);

    /// <summary>True where the text speaks of one asker's own machine or mishap instead of to everybody.</summary>
    public static bool IsPersonal(string text) => Personal().IsMatch(text);

    /// <summary>True where a stretch of the message that must not be published shows in the text.</summary>
    public static bool ShowsMask(string text) => Placeholder().IsMatch(text);

    public static bool IsWithoutBlanks(char c) =>
        c is >= '\u3040' and <= '\u30ff' or >= '\u4e00' and <= '\u9fff';

    private static bool IsLongEnough(string text) =>
        text.Count(IsWithoutBlanks) >= FewestCharactersWithoutBlanks
        || text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Count(word => word.Any(char.IsLetterOrDigit)) >= FewestWords
        || (text.Any(c => c is >= '\uac00' and <= '\ud7af') && text.Split(' ').Length >= 3);

    private static string Finish(string text, bool keepsCase)
    {
        // A name written in small letters, such as a command or a package, keeps them.
        var word = text.Split(' ')[0];
        if (!keepsCase && char.IsLower(text[0]) && word.All(c => char.IsLetter(c) || c is '\'' or ',' or '’'))
        {
            text = char.ToUpperInvariant(text[0]) + text[1..];
        }

        var last = text[^1];
        return last is '.' or '!' or '?' or '。' or '！' or '…' ? text : text + (IsWithoutBlanks(last) ? "。" : ".");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<!\w)\*{1,2}([^*\s][^*]*)\*{1,2}(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(
        @"[\u2600-\u27bf\ufe0f\u200d]|[\ud83c-\ud83e][\udc00-\udfff]|(?<=\s|^)(:\)|:-\)|:D|;\)|:\(|:P"
        + @"|xD)(?=\s|$|[.!])|:[a-z0-9_]{2,}:|[ㅋㅎㅠㅜ]{2,}")]
    private static partial Regex Pictographs();

    [GeneratedRegex(
        @"^\([^)]{0,30}\)\s+(?=\S)|^\W{0,2}(yes|yeah|yep|yup|yea|no|nope|nah|ok|okay|well|hm+|ah+|oh|oof"
        + @"|hey|hi|hello|sure|right|correct|exactly|indeed|honestly|(very|pretty|quite) sure|basically|actually|so|and|also|but|btw"
        + @"|fwiw|imho|imo|tbh|good question|good point|good timing"
        + @"|no no|no worries|no problem|short version|short answer|rule of thumb|update|note|edit|fyi|psa"
        + @"|tl;?dr|ja|nein|genau|klar|also|hallo|moin|s[íi]|no|claro|hola|sim|n[ãa]o|ol[áa]|oui|non"
        + @"|bonjour|是的|对|不是|不用|はい|いいえ|네|아니요|아니오)"
        + @"\s*([,:;!.…]|-|–|—|，|、|。|！)+\s*(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opener();

    [GeneratedRegex(
        @"[\s,;]*\b(lol|haha+|hehe|imho|imo|tbh|btw|ty|thx|thanks|ok|please|then|I bet|I guess|I think|though"
        + @"|too|either|as well)[.!]*$|\s*\((imho|imo|lol|sorry)\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closer();

    [GeneratedRegex(
        @"^\W{0,2}((it|its|it'?s|that|that'?s|thats|this|these|those|they|their|them|he|she|same|both|one"
        + @"|then|so|and|but|or|also|because|which|who|whose|where|otherwise|instead|neither|either"
        + @"|there you|there it|here it|after that|before that|in that case"
        + @"|with (that|this|it)|for (that|those|this)|without (it|that)|like (that|this)|see|above|below"
        + @"|second|third|the (other|second|third|latter|former|same|first) (one|thing|way|option|reason"
        + @"|part)?|needs|takes|works|uses|happens|has|was|does(n'?t| not)?|means|makes|gives|costs|saves|helps"
        + @"|depends|sounds|looks|seems|comes|goes)\b"
        + @"|das ist|dann|damit|dadurch|es |eso |esto |entonces|luego |isso |ent[ãa]o|depois |这|那|然后|所以|不过"
        + @"|而且|それ|これ|その|この|そう|그|이건|그래서)"
        + @"|\bthat (tag|one|version|option|setting|line|value|command|file|order|step|key|flag|number)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dangling();

    [GeneratedRegex(
        @"\b(see (above|below|the (pinned|thread|link))|as (I|he|she|they|we) (said|wrote|mentioned)"
        + @"|like (I|he|she) said|this (thread|forum|channel|server)|the thread\b|in #\w+|#\w{3,}\b(?!\d)"
        + @"|pinned|message me|dm me|post (it|the|your)|open (a|an) (new )?(issue|thread|ticket)|(paste"
        + @"|post|show|send) (me|us|your|the)"
        + @"|your (message|post|screenshot|log|snippet|question|config above)|good (luck|question|point"
        + @"|catch|idea|pattern)|you'?re welcome|welcome to|let (us|me) know|report back|tell (us|me)"
        + @"|docs? (are|is) (wrong|outdated)|grain of salt|disclaimer|I work (there|at|for)|\bemployee\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PointsElsewhere();

    [GeneratedRegex(
        @"\b(you('ve| have)? (changed|set|wrote|posted|are|were|did|published|publish|said|have now"
        + @"|forgot|mixed|hit)|yours\b|your (case|code|setup|box|machine|vm|laptop|mistake|error|problem"
        + @"|number|numbers|schema|example)|for you\b|in your case|for us\b|at ours|we (had|have|did|do|use"
        + @"|used|ran|run|timed|moved|switched)|I('d|'ve|'m| have| had| did| use| used| am| was| would"
        + @"| think| guess)\b|our\b|my\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Personal();

    [GeneratedRegex(
        @"\[(mail|name|phone|ip|mac|card|iban|id|key|token|secret|signature|webhook|resource|user|licence"
        + @"|host|address|code|masked)\]|@user\b|@\w+#\d{4}|<[@#:]")]
    private static partial Regex Placeholder();
}
