using System.Text;
using Insights.Draft.Reading;
using Insights.Ingest.Texts;
using Insights.Ingest.Texts.Splitting;

namespace Insights.Draft.Writing;

/// <summary>Finds a model's quote in the message it is said to be from, and gives what of it may be published.</summary>
internal static class QuoteFinder
{
    public const int MostWords = 25;

    /// <summary>
    /// The verbatim pieces of the typed text; none where the message does not hold the quote, or nothing of it may be
    /// quoted.
    /// </summary>
    public static IReadOnlyList<string> Find(ReadMessage message, string quote)
    {
        var text = message.Rendered.Text;
        var (plain, places) = Squeeze(text);
        var (wanted, _) = Squeeze(quote.Trim().Trim('…').Trim());
        var at = wanted.Length == 0 ? -1 : plain.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0)
        {
            return Quotes.Verify(quote, message.Message.Text) ? [quote.Trim()] : [];
        }

        var place = new TypedMap(message.Rendered).PlaceOf(places[at], places[at + wanted.Length - 1] + 1);
        return [.. Quotes.Cut(message.Message.Text, place.TypedStart, place.TypedLength).Select(piece => piece.Text)];
    }

    public static int WordsOf(string quote) => quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    // White space runs as one blank, and where each character stood.
    private static (string Text, List<int> Places) Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var isSpace = char.IsWhiteSpace(text[at]);
            if (!isSpace || (squeezed.Length > 0 && squeezed[^1] != ' '))
            {
                squeezed.Append(isSpace ? ' ' : text[at]);
                places.Add(at);
            }
        }

        return (squeezed.ToString(), places);
    }
}
