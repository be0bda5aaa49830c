using Insights.Ingest.Texts.Splitting;

namespace Insights.Ingest.Texts;

/// <summary>
/// A sentence of rendered text: its place there, the typed stretch it came from, and what it is. A code block is one sentence a line.
/// </summary>
public sealed record Sentence(string Text, Segment Place)
{
    public bool IsCode => Place.Kind == SegmentKind.CodeBlock;
    public bool IsQuoted => Place.Kind == SegmentKind.QuotedLine;

    /// <summary>True for an item of a list; the sign before it is not part of the text.</summary>
    public bool IsListItem { get; init; }

    public int TypedStart => Place.TypedStart;
    public int TypedLength => Place.TypedLength;
}

/// <summary>Splits rendered text as people write in chats: a line break ends a sentence, final stops are often missing.</summary>
public static class Sentences
{
    public static IReadOnlyList<Sentence> Split(RenderedText text)
    {
        var map = new TypedMap(text);
        var sentences = new List<Sentence>();
        foreach (var line in Lines.Of(text))
        {
            var isCode = map.KindAt(line.Start) == SegmentKind.CodeBlock;
            var item = isCode ? line.Start : Lines.PastListSign(text.Text, line.Start, line.End);
            foreach (var (start, end) in isCode ? [(line.Start, line.End)] : SentenceEnds.Split(text.Text, map, item, line.End))
            {
                sentences.Add(new Sentence(text.Text[start..end], map.PlaceOf(start, end)) { IsListItem = item > line.Start });
            }
        }

        return sentences;
    }
}
