using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Insights.Ingest.Texts;

namespace Insights.Tests.Ingest.Texts;

/// <summary>Laws of quotes over texts made of words and of everything that must not be quoted.</summary>
[Properties(Arbitrary = [typeof(QuoteProperties)], MaxTest = 300)]
public sealed class QuoteProperties
{
    private static readonly string[] Forbidden =
    [
        "<@12345>", "<:party:99>", ":party:", "<t:1700000000:R>", "https://a.example/b?c=d", "hxxps://a.example/b", "discord.gg/abc", "a\u202eb", "x\u200by",
        "z\u0300\u0301\u0302\u0303", "[label](https://a.example)", new string('q', 101), "\U000E0041", "\u0007",
    ];

    private static readonly string[] Words =
        ["create", "the", "index", "first,", "then", "load", "it", "cafe\u0301", "naïve", "请先创建索引", "v2.4.1", "\r\n", "  ", "\n", "\t", "**bold**", "`code`", "데이터베이스", "👍"];

    public static Arbitrary<TypedText> Texts() => Arb.From(
        from parts in Gen.Frequency((5, Gen.Elements(Words)), (1, Gen.Elements(Forbidden))).NonEmptyListOf()
        from masked in Gen.Choose(0, 3)
        select new TypedText(string.Join(' ', parts), masked));

    [Property]
    public void Every_piece_that_is_cut_verifies(TypedText given)
    {
        var text = given.Marked();
        foreach (var quote in Quotes.Cut(text, 0, text.Typed.Length))
        {
            Assert.True(Quotes.Verify(quote.Text, text), quote.Text);
            Assert.All(Forbidden, part => Assert.DoesNotContain(part, quote.Text, StringComparison.Ordinal));
        }
    }

    [Property]
    public void A_piece_holds_nothing_that_a_mark_covers(TypedText given)
    {
        var text = given.Marked();
        foreach (var quote in Quotes.Cut(text, 0, text.Typed.Length))
        {
            Assert.DoesNotContain(text.Marks, mark => mark.Start < quote.TypedStart + quote.TypedLength && quote.TypedStart < mark.End);
        }
    }

    [Property]
    public void What_reaches_into_a_forbidden_stretch_never_verifies(int before, int part, int after)
    {
        var forbidden = Forbidden[Math.Abs(part % Forbidden.Length)];
        var typed = $"set the value {forbidden} and restart it";
        var start = Math.Abs(before % 14);
        var end = typed.Length - Math.Abs(after % 16);

        Assert.False(Quotes.Verify(typed[start..end], MarkedText.Plain(typed)), typed[start..end]);
    }

    [Property]
    public void Segments_cover_the_rendered_text_and_lead_back(TypedText given)
    {
        var text = given.Marked();
        var rendered = TextRenderer.Render(text);
        var at = 0;
        foreach (var segment in rendered.Segments)
        {
            Assert.Equal(at, segment.Start);
            Assert.InRange(segment.TypedEnd, segment.TypedStart, text.Typed.Length);
            if (segment.Kind is SegmentKind.Prose or SegmentKind.Link or SegmentKind.InlineCode or SegmentKind.CodeBlock or SegmentKind.QuotedLine)
            {
                Assert.Equal(text.Typed[segment.TypedStart..segment.TypedEnd], rendered.Text[segment.Start..segment.End]);
            }

            at = segment.End;
        }

        Assert.Equal(rendered.Text.Length, at);
    }

    [Property]
    public void Sentences_are_pieces_of_the_rendered_text(TypedText given)
    {
        var rendered = TextRenderer.Render(given.Marked());
        foreach (var sentence in Sentences.Split(rendered))
        {
            Assert.Equal(sentence.Text, rendered.Text.Substring(sentence.Place.Start, sentence.Place.Length));
            Assert.InRange(sentence.TypedStart + sentence.TypedLength, 1, given.Typed.Length);
        }
    }

    [Property]
    public void Any_text_at_all_is_read_without_a_fault(string? typed)
    {
        var text = MarkedText.Plain(typed ?? "");
        var rendered = TextRenderer.Render(text);

        Assert.All(Quotes.Cut(text, 0, text.Typed.Length), quote => Assert.True(Quotes.Verify(quote.Text, text)));
        Assert.All(Sentences.Split(rendered), sentence => Assert.NotEmpty(sentence.Text));
        Assert.Equal(MachineSpeech.AddressesMachine(text.Typed), MachineSpeech.AddressesMachine(text.Typed));
    }
}

/// <summary>A typed text and which of its words, if any, is masked.</summary>
public sealed record TypedText(string Typed, int MaskedWord)
{
    public MarkedText Marked()
    {
        var start = Typed.IndexOf("index", StringComparison.Ordinal);
        return MaskedWord == 0 && start >= 0 ? new MarkedText(Typed, [new Mark(MarkKind.Secret, start, 5)]) : MarkedText.Plain(Typed);
    }
}
