using Insights.Publish;
using Insights.Publish.Pages;

namespace Insights.Tests.Publish.Pages;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("ping @everyone and @here", "ping &#64;everyone and &#64;here")]
    [InlineData("[click](javascript:alert(1))", "\\[click\\](javascript\\:alert(1))")]
    [InlineData("![x](https://evil.example/a.png)", "!\\[x\\](https\\://evil.example/a.png)")]
    [InlineData("see https://evil.example or www.evil.example", "see https\\://evil.example or www\\.evil.example")]
    [InlineData("**bold** _it_ ~~gone~~ ||spoiler||", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~gone\\~\\~ \\|\\|spoiler\\|\\|")]
    [InlineData("# heading", "\\# heading")]
    [InlineData("- item", "\\- item")]
    [InlineData("12. item", "12\\. item")]
    [InlineData("--- and more", "\\--- and more")]
    [InlineData("&#64;everyone &lt;b&gt;", "&amp;#64;everyone &amp;lt;b&amp;gt;")]
    [InlineData("C# needs 3 GB: yes", "C# needs 3 GB: yes")]
    public void Nothing_a_member_typed_is_markup(string typed, string written) => Assert.Equal(written, MarkdownText.Escape(typed));

    [Theory]
    [InlineData("run `kubectl get pods -n a_b` first", "run `kubectl get pods -n a_b` first")]
    [InlineData("run `a | b * c` first", "run `a | b * c` first")]
    [InlineData("`<img src=x>`", "\\`&lt;img src=x&gt;\\`")]
    [InlineData("`@everyone`", "\\`&#64;everyone\\`")]
    [InlineData("an open ` tick", "an open \\` tick")]
    [InlineData("``` fenced ```", "\\`\\`\\` fenced \\`\\`\\`")]
    public void Inline_code_stays_code_where_that_is_safe(string typed, string written) => Assert.Equal(written, MarkdownText.Escape(typed));

    [Fact]
    public void Invisible_and_direction_changing_characters_are_never_written()
    {
        Assert.Equal("abcd efg", SafeText.Clean("a\u202Eb\u200Bc\U000E0041d \t\n\n e\u2066f\uFEFFg\u0000"));
        Assert.Equal("\u00e1", SafeText.Clean("a\u0301"));
        Assert.Equal(4, SafeText.Clean("x" + new string('\u0338', 40)).Length);
    }

    [Theory]
    [InlineData("https://discord.com/channels/1/2/3", "[1](https://discord.com/channels/1/2/3)")]
    [InlineData("http://discord.com/channels/1/2/3", "1")]
    [InlineData("https://discord.com.evil.example/channels/1/2/3", "1")]
    [InlineData("https://user@discord.com/channels/1/2/3", "1")]
    [InlineData("https://discord.com/oauth2/authorize", "1")]
    [InlineData("javascript:alert(1)", "1")]
    public void Only_links_to_messages_are_written(string target, string written) =>
        Assert.Equal(written, MarkdownText.Link("1", new Uri(target)));
}
