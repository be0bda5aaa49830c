namespace Insights.Ingest.Texts.Splitting;

/// <summary>Leads from offsets in rendered text to segments and typed offsets.</summary>
internal sealed class TypedMap(RenderedText text)
{
    private readonly int[] starts = [.. text.Segments.Select(segment => segment.Start)];

    public SegmentKind KindAt(int at) => SegmentAt(at).Kind;

    public Segment SegmentAt(int at) => text.Segments[IndexAt(at)];

    /// <summary>The stretch with the kind it begins with and the typed stretch around all that is shown in it.</summary>
    public Segment PlaceOf(int start, int end)
    {
        var first = SegmentAt(start);
        var last = SegmentAt(end - 1);
        var typedStart = IsLiteral(first) ? first.TypedStart + start - first.Start : first.TypedStart;
        var typedEnd = IsLiteral(last) ? last.TypedStart + end - last.Start : last.TypedEnd;
        return new Segment(first.Kind, start, end - start, typedStart, typedEnd - typedStart);
    }

    private static bool IsLiteral(Segment segment) => segment.Kind
        is SegmentKind.Prose or SegmentKind.QuotedLine or SegmentKind.Link or SegmentKind.InlineCode or SegmentKind.CodeBlock;

    private int IndexAt(int at) => Array.BinarySearch(starts, at) is var found && found >= 0 ? found : ~found - 1;
}
