using Insights.Embed;

namespace Insights.Tests.Embed;

public sealed class WordsTests
{
    [Theory]
    [InlineData("The pump failed", "the pump failed")]
    [InlineData("max_open_files", "max_open_files max open files")]
    [InlineData("loadBalancer HTTPServer", "loadbalancer load balancer httpserver http server")]
    [InlineData("see pump.valve.open.", "see pump.valve.open pump valve open")]
    [InlineData("v2.4.13", "v2.4.13 v2")]
    [InlineData("error 0x80070005, E1101!", "error 0x80070005 e1101")]
    [InlineData("don't can\u2019t", "dont cant")]
    [InlineData("docs.example/guide:8080", "docs.example/guide:8080 docs example guide 8080")]
    [InlineData("_init_", "init")]
    [InlineData("caf\u00E9 cafe\u0301", "caf\u00E9 caf\u00E9")]
    [InlineData("\u5982\u4F55\u5907\u4EFD", "\u5982\u4F55 \u4F55\u5907 \u5907\u4EFD")]
    [InlineData("\u6C34", "\u6C34")]
    [InlineData("Milvus\u3092\u8D77\u52D5", "milvus \u3092\u8D77 \u8D77\u52D5")]
    [InlineData("\uBC31\uC5C5\uC744", "\uBC31\uC5C5 \uC5C5\uC744")]
    [InlineData("\U0001F600 \u200B ... --- \uD800", "")]
    [InlineData("a - b", "a b")]
    public void Terms_of_a_text(string text, string terms) =>
        Assert.Equal(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries), Words.Terms(text));

    [Fact]
    public void An_unbroken_run_without_meaning_is_no_term() => Assert.Empty(Words.Terms(new string('x', 200)));

    [Fact]
    public void Terms_are_counted_and_in_order() =>
        Assert.Equal([new TermCount("a", 2), new TermCount("b", 1)], Words.Tokenise("b A a"));
}
