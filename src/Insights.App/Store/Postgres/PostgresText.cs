using System.Text;

namespace Insights.App.Store.Postgres;

/// <summary>PostgreSQL takes no NUL and no half of a surrogate pair in a text: both become the replacement character, offsets stay.</summary>
internal static class PostgresText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        var whole = text.Replace('\0', Replacement);
        return IsWellFormed(whole) ? whole : Mend(whole);
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[(at + length)..];
        }

        return true;
    }

    private static string Mend(string text)
    {
        var mended = text.ToCharArray();
        for (var at = 0; at < mended.Length; at++)
        {
            if (at + 1 < mended.Length && char.IsSurrogatePair(mended[at], mended[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(mended[at]))
            {
                mended[at] = Replacement;
            }
        }

        return new string(mended);
    }
}
