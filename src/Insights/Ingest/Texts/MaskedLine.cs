using System.Text;

namespace Insights.Ingest.Texts;

/// <summary>
/// A text with its marks replaced by placeholders and all else, markup included, as typed; and what was masked in it: offsets are
/// UTF-16 units of the given text.
/// </summary>
public sealed record MaskedLine(string Text, IReadOnlyList<MaskedStretch> Masked)
{
    public static MaskedLine Of(MarkedText text)
    {
        var output = new StringBuilder(text.Typed.Length);
        var at = 0;
        foreach (var mark in text.Marks)
        {
            output.Append(text.Typed, at, mark.Start - at).Append(Placeholders.Of(mark));
            at = mark.End;
        }

        output.Append(text.Typed, at, text.Typed.Length - at);
        return new MaskedLine(
            output.ToString(),
            [.. text.Marks.Select(mark => new MaskedStretch(Placeholders.NameOf(mark.Kind), mark.Start, mark.Length))]);
    }
}

/// <summary>A masked stretch of the given text; the kind is spelled like <c>ipAddress</c>.</summary>
public sealed record MaskedStretch(string Kind, int Start, int Length);
