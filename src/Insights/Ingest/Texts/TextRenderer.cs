using System.Text;
using Insights.Ingest.Texts.Markup;

namespace Insights.Ingest.Texts;

/// <summary>
/// Turns typed text into what people read. Delimiters vanish; mentions, emoji, timestamps and marks become short stand-ins; all else
/// stays character for character, so that an offset inside such a segment leads straight back to the typed text.
/// </summary>
public static class TextRenderer
{
    public static RenderedText Render(MarkedText text)
    {
        var output = new StringBuilder(text.Typed.Length);
        var segments = new List<Segment>();
        var marks = new Queue<Mark>(text.Marks);
        foreach (var span in RenderSpans.Of(text.Typed))
        {
            var at = span.Start;
            while (at < span.End)
            {
                while (marks.TryPeek(out var passed) && passed.End <= at)
                {
                    marks.Dequeue();
                }

                var markStart = marks.TryPeek(out var mark) ? Math.Max(mark.Start, at) : span.End;
                if (markStart > at)
                {
                    var end = Math.Min(span.End, markStart);
                    Add(span, at, end);
                    at = end;
                }
                else
                {
                    // A mark over several spans is shown once, where it begins.
                    var end = Math.Min(span.End, mark.End);
                    if (mark.Start == at)
                    {
                        AddSegment(mark.Kind == MarkKind.Mention ? SegmentKind.Mention : SegmentKind.Masked, Placeholders.Of(mark), at, mark.Length);
                    }

                    at = end;
                }
            }
        }

        return new RenderedText(output.ToString(), segments);

        void Add(RenderSpan span, int start, int end)
        {
            if (span.Shown is null)
            {
                AddSegment(span.Kind, text.Typed.AsSpan(start, end - start), start, end - start);
            }
            else if (span.Shown.Length > 0 && start == span.Start)
            {
                AddSegment(span.Kind, span.Shown, start, end - start);
            }
        }

        void AddSegment(SegmentKind kind, ReadOnlySpan<char> shown, int typedStart, int typedLength)
        {
            segments.Add(new Segment(kind, output.Length, shown.Length, typedStart, typedLength));
            output.Append(shown);
        }
    }
}
