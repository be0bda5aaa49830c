using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>
/// Telephone numbers: with a country code, in national spelling with separators, and any digits after a word that announces one.
/// Versions, ids, dates, times and dimensions are told by what surrounds them and by their groups.
/// </summary>
internal static partial class PhoneNumbers
{
    private static readonly Stems Announcers = new(
        "phone", "tel", "mobil", "handy", "cell", "call", "ring", "whats", "sms", "text me", "text him",
        "text her", "fax", "llám", "llama", "móvil", "portable", "appel", "celular", "ligue", "电话", "手机", "微信",
        "联系", "電話", "携帯", "전화", "연락", "тел", "anruf", "ruf ", "erreichbar", "reach", "number", "nummer", "númer",
        "numéro");

    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    public static void Add(List<Mark> found, string typed)
    {
        if (!Digits.AreAtLeast(typed, FewestDigits))
        {
            return;
        }

        AddWhere(found, International(), typed, static text => DigitsOf(text) is >= 8 and <= MostDigits);
        AddWhere(found, NorthAmerican(), typed, static text => !HasRoundGroups(text));
        AddWhere(found, National(), typed, static text => DigitsOf(text) is >= 9 and <= 12 && !Dated().IsMatch(text));
        if (Announcers.AreIn(typed))
        {
            foreach (Match match in Announced().Matches(typed))
            {
                var number = match.Groups[1];
                if (DigitsOf(number.ValueSpan) is >= FewestDigits and <= MostDigits)
                {
                    found.Add(new Mark(MarkKind.Phone, number.Index, number.Length));
                }
            }
        }
    }

    private delegate bool Condition(ReadOnlySpan<char> text);

    private static void AddWhere(List<Mark> found, Regex pattern, string typed, Condition holds)
    {
        foreach (var match in pattern.EnumerateMatches(typed))
        {
            if (holds(typed.AsSpan(match.Index, match.Length)))
            {
                found.Add(new Mark(MarkKind.Phone, match.Index, match.Length));
            }
        }
    }

    private static int DigitsOf(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var sign in text)
        {
            count += char.IsAsciiDigit(sign) ? 1 : 0;
        }

        return count;
    }

    // 512-768-1024 are dimensions: three round numbers in a row are no accident.
    private static bool HasRoundGroups(ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny('-', '.', ' ', '(', ')'))
        {
            if (int.TryParse(text[range], System.Globalization.CultureInfo.InvariantCulture, out var group) && group % 8 != 0 && group % 100 != 0)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(
        @"(?<![\w.+/=-])(?:\+|00(?=[1-9]\d[ /-]))(?:1[ .-]?\(?[2-9]\d{2}|[2-9]\d{0,2})[ ./-]?(?:\(0\)[ ]?)?(?:\(\d{1,5}\)[ ]?)?\d(?:[ ./-]{0,2}\d){5,13}(?![\w]|[.:]\d)")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\w.+/=:#-]|\d )(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[.-])[2-9]\d{2}[ .-]\d{4}(?![\w]|[.:-]\d)")]
    private static partial Regex NorthAmerican();

    // A leading zero or an area code in brackets, and groups of two digits or more.
    [GeneratedRegex(
        @"(?<![\w.+/=#,-]|\d[ :])(?:0[1-9]\d{0,4}[ /-][ ]?\d{2,8}(?:[ -]\d{2,5}){0,4}|\(0\d{1,4}\)[ ]?\d{3,8}(?:[ -]\d{2,5}){0,2}|\([1-9]\d\)[ ]?9?\d{4}-\d{4}|01[0-9]-\d{3,4}-\d{4})(?![\w]|[.:,-]\d| \d\d\b)")]
    private static partial Regex National();

    [GeneratedRegex(@"^\d{1,2}[ /-]\d{1,2}[ /-](?:19|20)\d\d")]
    private static partial Regex Dated();

    [GeneratedRegex(
        @"(?:(?:tele)?phone(?: ?(?:number|no\.?|nr\.?))?|\btel\.?|mobile?(?:nummer|funk| number| phone)?|handy(?:nummer)?|\bcell ?(?:phone|number)|\bcell:|\bcall (?:me|us|him|her|at|on|:)(?: (?:at|on|under|back at))?"
        + @"|\bring (?:me|us)(?: (?:at|on))?|whats ?app|\bsms|text (?:me|him|her)(?: (?:at|on))?|\bfax|tel[eé]fono|tel[eé]phone|telefone|telefon(?:nummer)?|ll[aá]ma(?:me|nos|dme)?(?: al)?|móvil|portable|appelle[rz]?(?:-moi)?(?: au)?"
        + @"|celular|\bligue(?: para)?|电话|手机|微信|联系方式|電話(?:番号)?|携帯|전화(?:번호)?|연락처|тел(?:ефон)?\.?|\banrufen unter|\bruf (?:mich|uns) an(?: unter)?|erreichbar unter|reach (?:me|us) (?:at|on|under)|(?:my|mein[e]?|mi|mon|meu) (?:number|nummer|número|numéro))"
        + @"[\s:：=#.(]{0,4}(?:is |ist |es |est |é |号码|号|是|は|:|：)?[\s:：]{0,2}(\+?\(?\d(?:[ ()./-]{0,2}\d){6,14})(?!\d|[.:]\d|\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();
}
