using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Tests.Ingest.Texts.Unicode;

public sealed class CanonicalFormsTests
{
    [Theory]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("\uAC01", "\u1100\u1161\u11A8")]
    [InlineData("\u1E69", "s\u0323\u0307")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    public void A_letter_and_its_parts_are_one_text(string whole, string parts)
    {
        Assert.Equal(parts, CanonicalForms.Decompose(whole));
        Assert.Equal(CanonicalForms.Compose(whole), CanonicalForms.Compose(parts));
    }

    [Theory]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("a\u0328\u0301", "\u0105\u0301")]
    [InlineData("a\u0300a\u0300", "\u00E0\u00E0")]
    [InlineData("a\u0305\u0300", "a\u0305\u0300")]
    public void Composing_orders_marks_and_keeps_to_the_exclusions(string typed, string composed) =>
        Assert.Equal(composed, CanonicalForms.Compose(typed));

    [Fact]
    public void Every_character_comes_back_from_its_parts()
    {
        for (var code = 0; code < 0x30000; code++)
        {
            if (!Rune.IsValid(code))
            {
                continue;
            }

            var text = new Rune(code).ToString();
            var composed = CanonicalForms.Compose(text);
            Assert.Equal(composed, CanonicalForms.Compose(CanonicalForms.Decompose(text)));
            Assert.Equal(composed, CanonicalForms.Compose(composed));
        }
    }

    [Theory]
    [InlineData("plain ascii")]
    [InlineData("")]
    [InlineData("\u00A0\u00BF")]
    [InlineData("lone \uD800 surrogate\uDC00")]
    [InlineData("\U0001F600\u200D")]
    public void Text_without_marked_letters_stays_as_it_is(string text)
    {
        Assert.Equal(text, CanonicalForms.Compose(text));
        Assert.Equal(text, CanonicalForms.Decompose(text));
    }
}
