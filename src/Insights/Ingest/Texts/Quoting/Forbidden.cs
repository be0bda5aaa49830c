using System.Globalization;
using System.Text;
using Insights.Ingest.Texts.Markup;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts.Quoting;

/// <summary>Finds the typed stretches that no quote may touch.</summary>
internal static class Forbidden
{
    private const int LongestRun = 100;
    private const int MostMarks = 3;

    /// <summary>In no order and possibly overlapping.</summary>
    public static List<Stretch> In(MarkedText text)
    {
        var found = new List<Stretch>();
        found.AddRange(text.Marks.Select(mark => new Stretch(mark.Start, mark.End)));
        foreach (var token in MarkupScanner.Scan(text.Typed))
        {
            AddMarkup(found, token);
        }

        AddSigns(found, text.Typed);
        LongRuns.Add(found, text.Typed, LongestRun);
        LinkStretches.Add(found, text.Typed);
        return found;
    }

    /// <summary>What lies between the given stretches, in order.</summary>
    public static IReadOnlyList<Stretch> Complement(List<Stretch> forbidden, int length)
    {
        var permitted = new List<Stretch>();
        var at = 0;
        foreach (var stretch in forbidden.OrderBy(stretch => stretch.Start).ThenBy(stretch => stretch.End))
        {
            if (stretch.Start > at)
            {
                permitted.Add(new Stretch(at, stretch.Start));
            }

            at = Math.Max(at, stretch.End);
        }

        if (at < length)
        {
            permitted.Add(new Stretch(at, length));
        }

        return permitted;
    }

    private static void AddMarkup(List<Stretch> found, MarkupToken token)
    {
        switch (token.Kind)
        {
            case MarkupKind.CodeBlock:
            case MarkupKind.MaskedLink:
                found.Add(new Stretch(token.Start, token.InnerStart));
                found.Add(new Stretch(token.InnerEnd, token.End));
                break;
            case MarkupKind.UserMention or MarkupKind.RoleMention or MarkupKind.ChannelMention or MarkupKind.Command:
            case MarkupKind.Emoji or MarkupKind.Timestamp or MarkupKind.Link:
                found.Add(new Stretch(token.Start, token.End));
                break;
            default:
                break;
        }
    }

    // Invisible, bidirectional and tag signs, private and unassigned ones, lone surrogates, and piles of marks.
    private static void AddSigns(List<Stretch> found, string typed)
    {
        var marks = 0;
        for (var at = 0; at < typed.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(typed.AsSpan(at), out var rune, out var length) == System.Buffers.OperationStatus.Done;
            var category = Rune.GetUnicodeCategory(rune);
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
            marks = isMark ? marks + 1 : 0;
            if (marks > MostMarks)
            {
                found.Add(new Stretch(at - MostMarks, at + length));
            }

            if (!isWhole || Invisible.Is(rune.Value, category))
            {
                found.Add(new Stretch(at, at + length));
            }

            at += length;
        }
    }
}
