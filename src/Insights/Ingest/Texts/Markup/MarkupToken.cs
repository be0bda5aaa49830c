namespace Insights.Ingest.Texts.Markup;

/// <summary>What a stretch of Discord markup is.</summary>
public enum MarkupKind
{
    CodeBlock,
    InlineCode,
    UserMention,
    RoleMention,
    ChannelMention,
    Emoji,
    Timestamp,
    Command,
    Link,
    MaskedLink,

    /// <summary>Opening or closing sign of a spoiler, bold or struck text.</summary>
    Delimiter,

    /// <summary>Sign at the beginning of a line: heading, small print.</summary>
    LinePrefix,

    /// <summary>A quoted line, or all that follows <c>&gt;&gt;&gt;</c>; the inner stretch is what is quoted.</summary>
    QuotedLine,
}

/// <summary>A stretch of markup in typed text, in UTF-16 units, and the stretch inside it that readers see.</summary>
public readonly record struct MarkupToken(MarkupKind Kind, int Start, int Length, int InnerStart, int InnerLength)
{
    public int End => Start + Length;
    public int InnerEnd => InnerStart + InnerLength;

    public static MarkupToken Between(MarkupKind kind, int start, int end) => new(kind, start, end - start, start, end - start);

    public static MarkupToken Around(MarkupKind kind, int start, int end, int innerStart, int innerEnd) =>
        new(kind, start, end - start, innerStart, innerEnd - innerStart);
}
