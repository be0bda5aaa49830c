using Insights.Publish.Site;

namespace Insights.Tests.Publish.Site;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("' onload='x")]
    [InlineData("</style><img src=x onerror=alert(1)>")]
    [InlineData("&lt;b&gt;")]
    public void What_stands_in_a_hole_is_text(string hostile)
    {
        var html = Html.Of($"<p title=\"{hostile}\">{hostile}</p>").ToString();
        Assert.Equal(2, html.Count(letter => letter == '<'));
        Assert.Equal(2, html.Count(letter => letter == '"'));
        Assert.DoesNotContain("'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_in_a_hole_stays_html_and_every_script_stays_readable() =>
        Assert.Equal("<p><b>Größe 数据 данные</b></p>", Html.Of($"<p>{Html.Of($"<b>{"Größe 数据 данные"}</b>")}</p>").ToString());

    [Theory]
    [InlineData("javascript:alert(1)", "#")]
    [InlineData("data:text/html,x", "#")]
    [InlineData("https://discord.com/channels/1/2/3", "https://discord.com/channels/1/2/3")]
    public void Only_addresses_of_the_web_are_written(string address, string written) =>
        Assert.Equal(written, Html.Of($"{new Uri(address)}").ToString());

    [Fact]
    public void Code_between_back_ticks_is_code_and_nothing_invisible_stays() =>
        Assert.Equal("Set <code>a &lt; b</code> once.", CommunityText.Write("Set `a < b`\u200B\u202E once.").ToString());

    [Fact]
    public void Json_that_could_end_its_element_is_refused() =>
        Assert.Throws<ArgumentException>(() => Html.LinkedData("{\"a\":\"</script>\"}"));
}
