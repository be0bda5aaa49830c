using Insights.Ingest.Texts;

namespace Insights.Tests.Ingest.Texts;

public sealed class TextRendererTests
{
    [Theory]
    [InlineData("use **etcd** and ~~not~~ ||zookeeper||", "use etcd and not zookeeper")]
    [InlineData("a || b || c, 2 ** 3 ** 4", "a || b || c, 2 ** 3 ** 4")]
    [InlineData("hey <@123> and <@!45>, ask <@&6> in <#789>", "hey @user and @user, ask @role in #channel")]
    [InlineData("nice <:party:1234> <a:wave:99>", "nice :party: :wave:")]
    [InlineData("at <t:1700000000:R> or <t:1700000000>", "at 2023-11-14 22:13 UTC or 2023-11-14 22:13 UTC")]
    [InlineData("see [the docs](https://a.example/b) please", "see the docs please")]
    [InlineData("# Title\ntext\n-# small", "Title\ntext\nsmall")]
    [InlineData("> said he\nno", "said he\nno")]
    [InlineData("run `helm **x**` now", "run helm **x** now")]
    [InlineData("so:\n```yaml\na: <@1>\n```\nok", "so:\na: <@1>\n\nok")]
    [InlineData("use </faq add:123> here", "use /faq add here")]
    [InlineData("f(a[0])(b) 5 < 6 > 3 ::1 12:30:45", "f(a[0])(b) 5 < 6 > 3 ::1 12:30:45")]
    public void Markup_is_shown_as_people_see_it(string typed, string shown) =>
        Assert.Equal(shown, TextRenderer.Render(MarkedText.Plain(typed)).Text);

    [Fact]
    public void A_mark_becomes_its_placeholder_and_segments_lead_back()
    {
        const string Typed = "mail **me** at a@b.example, thanks";
        var rendered = TextRenderer.Render(new MarkedText(Typed, [new Mark(MarkKind.Mail, 15, 11)]));

        Assert.Equal("mail me at [mail], thanks", rendered.Text);
        var masked = Assert.Single(rendered.Segments, segment => segment.Kind == SegmentKind.Masked);
        Assert.Equal((15, 11), (masked.TypedStart, masked.TypedLength));
    }
}
