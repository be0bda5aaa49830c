using Insights.Ingest.Texts.Quoting;

namespace Insights.Ingest.Texts;

/// <summary>A verbatim piece of a message, normalised as quotes are, and the typed stretch it came from.</summary>
public readonly record struct Quote(string Text, int TypedStart, int TypedLength);

/// <summary>
/// What may be quoted of a message. A quote is a substring of the typed text, both after NFC, CRLF to LF and white space runs to one
/// blank; it spans nothing that readers must not see or that means something else out of its place.
/// For many questions on one text make a <see cref="QuotableText"/> once.
/// </summary>
public static class Quotes
{
    /// <summary>The permitted pieces of a typed stretch (UTF-16 units), in order; none where nothing is long enough.</summary>
    public static IReadOnlyList<Quote> Cut(MarkedText text, int typedStart, int typedLength) =>
        new QuotableText(text).Cut(typedStart, typedLength);

    /// <summary>True where the quote is long enough and stands in the text without touching what must not be quoted.</summary>
    public static bool Verify(string quote, MarkedText text) => new QuotableText(text).Verify(quote);
}
