namespace Insights.Report.Writing;

/// <summary>A piece of the report as people read it; every text in it is plain and still to be escaped.</summary>
public abstract record ReportBlock
{
    private ReportBlock()
    {
    }

    public sealed record Heading(int Level, string Text) : ReportBlock;

    /// <param name="Spans">Text, and links in it.</param>
    public sealed record Paragraph(params IReadOnlyList<TextSpan> Spans) : ReportBlock;

    /// <summary>Something to be known before the numbers are believed.</summary>
    public sealed record Notice(string Text) : ReportBlock;

    public sealed record Bullets(IReadOnlyList<IReadOnlyList<TextSpan>> Items) : ReportBlock;

    /// <summary>A table whose first column names its rows.</summary>
    public sealed record Table(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock
    {
        /// <summary>True for a column in which every cell begins like a number.</summary>
        public bool IsNumbers(int column) => column > 0
            && Rows.All(row => row[column].Length == 0 || row[column][0] is '+' or '\u2212' or '<' or '\u2013' || char.IsDigit(row[column][0]));
    }

    /// <summary>A picture for wide and one for narrow screens, both whole svg elements.</summary>
    public sealed record Picture(string Title, string Wide, string Narrow) : ReportBlock;
}

/// <summary>A stretch of text; <paramref name="Target"/> is where it leads, null where nowhere.</summary>
public readonly record struct TextSpan(string Text, string? Target = null)
{
    public static implicit operator TextSpan(string text) => new(text);

    public static TextSpan ToTextSpan(string text) => new(text);
}
