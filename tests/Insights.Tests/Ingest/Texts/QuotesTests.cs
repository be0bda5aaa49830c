using Insights.Ingest.Texts;

namespace Insights.Tests.Ingest.Texts;

public sealed class QuotesTests
{
    [Theory]
    [InlineData("hello <@123> use two words", "use two words")]
    [InlineData("it is done <:party:1234> my friend", "it is done", "my friend")]
    [InlineData("it is done :party: my friend", "it is done", "my friend")]
    [InlineData("see https://a.example/b for more", "for more")]
    [InlineData("go to hxxp://a.example/b for more", "go to", "for more")]
    [InlineData("see example . com/setup for more", "for more")]
    [InlineData("join discord.gg/abc right now", "right now")]
    [InlineData("first part\u202Esecond part", "first part", "second part")]
    [InlineData("set it\r\n\r\n  like   this", "set it like this")]
    [InlineData("before it ```sh\nrun that thing\n``` after it", "before it", "run that thing", "after it")]
    [InlineData("cafe\u0301 au lait", "caf\u00e9 au lait")]
    [InlineData("请先创建索引再加载集合", "请先创建索引再加载集合")]
    [InlineData("请先创建")]
    [InlineData("word")]
    public void A_quote_is_cut_at_what_must_not_be_shown(string typed, params string[] pieces) =>
        Assert.Equal(pieces, Quotes.Cut(MarkedText.Plain(typed), 0, typed.Length).Select(quote => quote.Text));

    [Fact]
    public void A_masked_value_is_never_in_a_quote()
    {
        var text = new MarkedText("write to me@x.example today please", [new Mark(MarkKind.Mail, 9, 12)]);

        Assert.False(Quotes.Verify("to me@x.example today", text));
        Assert.True(Quotes.Verify("today  please", text));
    }
}
