using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Payment cards (known issuers and Luhn) and IBANs (mod 97). Discord's ids are as long, so issuers and lengths must fit.</summary>
internal static partial class PaymentNumbers
{
    private const int FewestDigits = 10;

    public static void Add(List<Mark> found, string typed)
    {
        if (!Digits.AreAtLeast(typed, FewestDigits))
        {
            return;
        }

        foreach (var match in Card().EnumerateMatches(typed))
        {
            if (CheckDigits.Luhn(SignsOf(typed.AsSpan(match.Index, match.Length))))
            {
                found.Add(new Mark(MarkKind.PaymentCard, match.Index, match.Length));
            }
        }

        Matches.AddGroup(found, MarkKind.PaymentCard, CardCode(), typed);
        foreach (var match in Account().EnumerateMatches(typed))
        {
            AddAccount(found, typed, match.Index, match.Length);
        }
    }

    // What follows an IBAN may look like one more group; the longest prefix that checks is the number.
    private static void AddAccount(List<Mark> found, string typed, int start, int length)
    {
        for (var end = start + length; end - start >= 15; end--)
        {
            var signs = SignsOf(typed.AsSpan(start, end - start));
            if (signs.Length is >= 15 and <= 34 && char.IsLetterOrDigit(typed[end - 1]) && CheckDigits.Iban(signs))
            {
                found.Add(new Mark(MarkKind.Iban, start, end - start));
                return;
            }
        }
    }

    public static string SignsOf(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[text.Length];
        var length = 0;
        foreach (var sign in text)
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                digits[length++] = sign;
            }
        }

        return new string(digits[..length]);
    }

    [GeneratedRegex(
        @"(?<![\w.]|\d[ -])(?:(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6(?:011|5\d\d|2\d\d|4[4-9]\d)|35\d\d)([ -]?)\d{4}\1\d{4}\1\d{4}|3[47]\d\d([ -]?)\d{6}\2\d{5}|3[068]\d\d([ -]?)\d{6}\3\d{4})(?![\w]|[ -]?\d|\.\d)")]
    private static partial Regex Card();

    [GeneratedRegex(@"\b(?:cvv2?|cvc2?|card security code|kartenprüfnummer|安全码)[\s:=#]{0,3}(?:is |ist |code )?(\d{3,4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CardCode();

    [GeneratedRegex(@"(?<![\w])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
