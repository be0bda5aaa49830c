using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>Reads text however broken its Unicode is, and remembers what was odd about it.</summary>
internal sealed class JsonText
{
    /// <summary>Five times what Discord lets anybody write; the rest of a longer text is cut off.</summary>
    public const int LongestText = 20_000;

    private const char Replacement = '\uFFFD';

    /// <summary>True since the last reset where signs had to be replaced: lone surrogates, bytes that are not UTF-8, NUL.</summary>
    public bool WasOdd { get; private set; }

    /// <summary>True since the last reset where a text was cut.</summary>
    public bool WasCut { get; private set; }

    public void Reset() => (WasOdd, WasCut) = (false, false);

    /// <summary>The text at the reader's place; empty where there is none.</summary>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length == 0)
        {
            return "";
        }

        var text = reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : Decode(reader.ValueSpan);
        if (text.Length > LongestText)
        {
            WasCut = true;
            text = text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
        }

        return text;
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestText * 4)
        {
            // No sign takes more than four bytes, so this is enough for the longest text; the cut itself may split a sign.
            WasCut = true;
            var head = Encoding.UTF8.GetString(bytes[..(LongestText * 4)]).TrimEnd(Replacement);
            return Checked(head);
        }

        return Checked(Encoding.UTF8.GetString(bytes));
    }

    private string Checked(string text)
    {
        if (!text.AsSpan().ContainsAny(Replacement, '\0'))
        {
            return text;
        }

        WasOdd = true;
        return text.Replace('\0', Replacement);
    }

    private string Unescape(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(Math.Min(bytes.Length, LongestText + 16));
        while (bytes.Length > 0 && text.Length <= LongestText)
        {
            var run = bytes.IndexOf((byte)'\\');
            var plain = run < 0 ? bytes : bytes[..run];
            if (plain.Length > 0)
            {
                text.Append(Decode(plain));
            }

            if (run < 0)
            {
                break;
            }

            bytes = bytes[(run + 1)..];
            bytes = bytes[AppendEscape(text, bytes)..];
        }

        WasCut |= text.Length > LongestText;
        return Paired(text);
    }

    /// <summary>Appends what the escape after a backslash stands for; the reader has checked its form. Gives its length.</summary>
    private static int AppendEscape(StringBuilder text, ReadOnlySpan<byte> escape)
    {
        if (escape[0] == 'u')
        {
            _ = int.TryParse(escape.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit);
            text.Append((char)unit);
            return 5;
        }

        text.Append((char)escape[0] switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            var sign => sign,
        });
        return 1;
    }

    private string Paired(StringBuilder text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] == '\0')
            {
                text[at] = Replacement;
                WasOdd = true;
            }
        }

        return text.ToString();
    }
}
