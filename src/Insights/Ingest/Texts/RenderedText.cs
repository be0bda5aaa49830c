namespace Insights.Ingest.Texts;

/// <summary>What a stretch of rendered text is.</summary>
public enum SegmentKind
{
    Prose,
    InlineCode,
    CodeBlock,
    Link,
    Mention,
    Masked,
    Emoji,
    Timestamp,
    QuotedLine,
}

/// <summary>A stretch of rendered text and the typed stretch it came from, in UTF-16 units.</summary>
public readonly record struct Segment(SegmentKind Kind, int Start, int Length, int TypedStart, int TypedLength)
{
    public int End => Start + Length;
    public int TypedEnd => TypedStart + TypedLength;
}

/// <summary>
/// What people, encoders and prompts read: mentions, emoji, timestamps, spoilers and masked links rendered, marks replaced by
/// placeholders such as <c>[mail]</c>. Segments cover the text without gaps and lead back to the typed text.
/// </summary>
public sealed record RenderedText(string Text, IReadOnlyList<Segment> Segments);
