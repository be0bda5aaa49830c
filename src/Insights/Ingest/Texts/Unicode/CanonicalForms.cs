using System.Text;

namespace Insights.Ingest.Texts.Unicode;

/// <summary>
/// Unicode's canonical forms (UAX #15). The runtime's own <c>Normalize</c> leaves text as it is when it runs without ICU, which is
/// how this program runs, so that it needs nothing but the SDK and gives the same bytes everywhere.
/// </summary>
public static class CanonicalForms
{
    private const char FirstThatMayChange = '\u0300';

    /// <summary>NFC: decomposed, ordered, composed again. Lone surrogates stay as they are.</summary>
    public static string Compose(string text)
    {
        if (IsSurelyComposed(text))
        {
            return text;
        }

        var runes = DecomposeToCodes(text);
        Composition.Compose(runes);
        return ToText(runes);
    }

    /// <summary>NFD: every character taken apart into its base and marks, marks in canonical order.</summary>
    public static string Decompose(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00bf') < 0 ? text : ToText(DecomposeToCodes(text));

    private static bool IsSurelyComposed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange(FirstThatMayChange, '\uffff');
        if (at < 0)
        {
            return true;
        }

        var table = CanonicalTable.Shared;
        for (; at < text.Length; at++)
        {
            if (text[at] >= FirstThatMayChange && table.MayChange(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static List<int> DecomposeToCodes(string text)
    {
        var codes = new List<int>(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var code = (int)text[at];
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                code = char.ConvertToUtf32(text[at], text[++at]);
            }

            Composition.AppendDecomposed(codes, code);
        }

        Composition.Order(codes);
        return codes;
    }

    private static string ToText(List<int> codes)
    {
        var text = new StringBuilder(codes.Count);
        foreach (var code in codes)
        {
            if (code > char.MaxValue)
            {
                text.Append(char.ConvertFromUtf32(code));
            }
            else
            {
                text.Append((char)code);
            }
        }

        return text.ToString();
    }
}
