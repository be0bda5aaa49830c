using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Names;

/// <summary>
/// Names of authors that stand as words. A name that is an ordinary word, a number or a single letter is marked only where it
/// addresses somebody.
/// </summary>
internal static partial class AuthorNames
{
    private const int LongestGap = 3;
    private const int LongestWithoutBlanks = 10;
    private const int Around = 48;

    public static void Add(List<Mark> found, string typed, INameBook names, Func<string, bool> isOwnWord)
    {
        if (names.LongestNameWords == 0)
        {
            return;
        }

        // Hashing is what a lookup costs, so each phrase is asked for once.
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (phrase, start, end) in NamePhrases.Of(typed, names.LongestNameWords, LongestGap, LongestWithoutBlanks))
        {
            if (!known.TryGetValue(phrase, out var isName))
            {
                known[phrase] = isName = names.IsAuthorName(phrase);
            }

            if (isName && (!IsOrdinary(phrase, isOwnWord) || Addresses(typed, start, end)))
            {
                var from = start > 0 && typed[start - 1] == '@' ? start - 1 : start;
                found.Add(new Mark(from < start ? MarkKind.Mention : MarkKind.AuthorName, from, end - from));
            }
        }
    }

    private static bool IsOrdinary(string phrase, Func<string, bool> isOwnWord)
    {
        foreach (var range in phrase.AsSpan().Split(' '))
        {
            var word = phrase.AsSpan(range);
            var isPlain = word.Length == 1 || !word.ContainsAnyExceptInRange('0', '9') || OrdinaryWords.Has(word) || isOwnWord(word.ToString());
            if (!isPlain)
            {
                return false;
            }
        }

        return true;
    }

    // "@max", "thanks max", "hey max,", "max: look", "max, can you", "thank you so much max".
    private static bool Addresses(string typed, int start, int end)
    {
        if (start > 0 && typed[start - 1] == '@')
        {
            return true;
        }

        var before = typed.AsSpan(Math.Max(0, start - Around), Math.Min(Around, start));
        var after = typed.AsSpan(end, Math.Min(Around, typed.Length - end));
        return (Greeting().IsMatch(before) && EndOfCall().IsMatch(after)) || (LineStart().IsMatch(before) && Turn().IsMatch(after));
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_])(?:hi|hey|hello|hallo|dear|thanks|thank you|thx|ty|cheers|kudos to|props to|danke(?: dir)?|gracias|merci|obrigad[oa]|grazie|hola|bonjour|salut|olá|oi|ciao|liebe[rs]?|moin|tack|bedankt|dzięki|привет|спасибо|ping|cc|ask|especially)(?: (?:again|a lot|so much|very much|both))?,? $",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^(?:$|\s*[.,!?;:)\n]|\s*$| (?:and|und|y|et|e|for|for the|!|:|;|-|–)|\s*\p{So})", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfCall();

    [GeneratedRegex(@"(?:^|\n|[.!?] )$")]
    private static partial Regex LineStart();

    [GeneratedRegex(
        @"^(?:: ?(?![\s\d""'\[{(\-/<\\*&|>]|\w+ ?(?:$|\n|:)|true|false|null)|, ?(?:can|could|do|did|does|you|your|u |what|which|have|are|is|please|pls|plz|try|thanks|thank|any|how|why|where|when|kannst|hast|hattest|bist|danke|puedes|podrías|tienes|peux|pourrais|as-tu|tu |vous|você|pode|consegue)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();
}
