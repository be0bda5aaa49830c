using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Speech;

/// <summary>Texts inside a text: base64, hexadecimal, escapes and tag characters, decoded where they give readable words.</summary>
internal static partial class EncodedText
{
    private const int MostRuns = 40;

    public static IEnumerable<string> DecodedFrom(string typed)
    {
        foreach (var run in Runs(Base64(), typed))
        {
            if (Decode(run) is { } text)
            {
                yield return text;
            }
        }

        foreach (var run in Runs(Hexadecimal(), typed))
        {
            var digits = string.Concat(run.Where(char.IsAsciiHexDigit));
            if (Readable(Convert.FromHexString(digits[..(digits.Length / 2 * 2)])) is { } text)
            {
                yield return text;
            }
        }

        foreach (var run in Runs(Escaped(), typed))
        {
            yield return Unescape(run);
        }
    }

    private static IEnumerable<string> Runs(Regex pattern, string typed) => pattern.Matches(typed).Take(MostRuns).Select(match => match.Value);

    private static string? Decode(string run)
    {
        var body = run.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        body = string.Concat(body.Where(sign => !char.IsWhiteSpace(sign)));
        body = body[..(body.Length - (body.Length % 4 == 1 ? 1 : 0))];
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body.PadRight((body.Length + 3) / 4 * 4, '='), bytes, out var length) ? Readable(bytes.AsSpan(0, length)) : null;
    }

    // Words in some script: nearly no control signs, and blanks.
    private static string? Readable(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var odd = text.Count(sign => sign == '\ufffd' || (char.IsControl(sign) && !char.IsWhiteSpace(sign)));
        return text.Length >= 12 && odd * 20 < text.Length && text.Any(char.IsWhiteSpace) ? text : null;
    }

    private static string Unescape(string run)
    {
        return EscapedSign().Replace(Uri.UnescapeDataString(run), static match => match.Groups["dec"] is { Success: true } number
            ? Sign(int.Parse(number.ValueSpan, CultureInfo.InvariantCulture))
            : Sign(int.Parse(match.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

        static string Sign(int code) => code <= char.MaxValue ? ((char)code).ToString() : "";
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{20,8000}={0,2}(?:\s[A-Za-z0-9+/_-]{20,8000}={0,2}){0,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Base64();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:0x)?(?:[0-9a-fA-F]{2}[ :,]?){16,4000}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"(?:[\w .,!?:'-]{0,20}(?:%[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]{2,5};|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})){8,2000}[\w .,!?:'-]{0,60}", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\\(?:x(?<hex>[0-9a-fA-F]{2})|u(?<hex>[0-9a-fA-F]{4}))|&#(?:x(?<hex>[0-9a-fA-F]{2,5})|(?<dec>\d{2,6}));", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedSign();
}
