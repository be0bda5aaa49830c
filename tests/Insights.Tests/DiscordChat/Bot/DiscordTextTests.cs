using Insights.App.DiscordChat.Bot.Messages;

namespace Insights.Tests.DiscordChat.Bot;

public sealed class DiscordTextTests
{
    [Theory]
    [InlineData("**bold** _and_ ~~gone~~ ||hidden||", @"\*\*bold\*\* \_and\_ \~\~gone\~\~ \|\|hidden\|\|")]
    [InlineData("[free](https://evil.example)", @"\[free\]\(https\://evil.example\)")]
    [InlineData("<@123> <@&456> <#789> <t:1:R>", "\\<@\u200b123\\> \\<@\u200b&456\\> \\<\\#789\\> \\<t:1:R\\>")]
    [InlineData("hi @everyone", "hi @\u200beveryone")]
    [InlineData("# Title", @"\# Title")]
    [InlineData("> quote\n- item", @"\> quote - item")]
    [InlineData("- item", @"\- item")]
    [InlineData("1. item", @"1\. item")]
    [InlineData("-# small", @"\-\# small")]
    [InlineData("set `index_type` to HNSW", "set `index_type` to HNSW")]
    [InlineData("`@everyone` and ```code```", "\\`@\u200beveryone\\` and \\`\\`\\`code\\`\\`\\`")]
    [InlineData("half ` open *x*", @"half \` open \*x\*")]
    [InlineData(@"C:\path", @"C:\\path")]
    [InlineData("a\u202eb\u200bc", "abc")]
    public void Nothing_that_people_wrote_is_markup_or_a_mention(string typed, string shown) =>
        Assert.Equal(shown, DiscordText.Escape(typed));

    [Fact]
    public void A_text_is_cut_at_a_blank_and_never_within_a_letter()
    {
        Assert.Equal("one two…", DiscordText.Shorten("one two three", 10));
        Assert.Equal("short", DiscordText.Shorten("short", 5));
        Assert.Equal(new string('x', 9) + "…", DiscordText.Shorten(new string('x', 20), 10));
        Assert.Equal("aaaaaaaa…", DiscordText.Shorten("aaaaaaaa\U0001F600\U0001F600\U0001F600", 10));
    }
}
