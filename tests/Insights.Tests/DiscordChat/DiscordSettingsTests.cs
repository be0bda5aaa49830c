using Insights.App.Settings;

namespace Insights.Tests.DiscordChat;

public sealed class DiscordSettingsTests
{
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["INSIGHTS__Discord__Token"] = "Bot the-token",
        ["INSIGHTS__Discord__GuildId"] = "9000",
        ["INSIGHTS__Discord__Channels__0"] = "71",
        ["INSIGHTS__Discord__Channels__1"] = "72",
        ["INSIGHTS__Discord__IgnoredCategories__0"] = "5",
    };

    [Fact]
    public void Lists_secrets_and_addresses_are_read()
    {
        var options = Read(Whole).ToOptions();

        Assert.Equal("the-token", options.Token);
        Assert.Equal([71UL, 72UL], options.Channels.Select(channel => channel.Value));
        Assert.Equal([5UL], options.Ignored.Select(channel => channel.Value));
        Assert.Equal("https://discord.com/api/v10", options.ApiBase.AbsoluteUri);
        Assert.DoesNotContain("the-token", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSIGHTS__Discord__Token", "Discord:Token")]
    [InlineData("INSIGHTS__Discord__GuildId", "Discord:GuildId")]
    public void What_is_missing_is_named_with_its_remedy(string variable, string setting)
    {
        var fault = Assert.Throws<UnusableException>(() => Read(Without(variable)).ToOptions());

        Assert.Contains(setting, fault.Message, StringComparison.Ordinal);
        Assert.Contains(variable, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSIGHTS__Discord__GuildId", "my server")]
    [InlineData("INSIGHTS__Discord__Channels__1", "#help")]
    [InlineData("INSIGHTS__Discord__ApiBase", "ftp://example.org")]
    [InlineData("INSIGHTS__Discord__SweepCalls", "-1")]
    [InlineData("INSIGHTS__Discord__Channels", "71,72")]
    [InlineData("INSIGHTS__Discord__Chanels__0", "71")]
    public void What_cannot_be_used_is_refused(string variable, string value) =>
        Assert.Throws<UnusableException>(() => Read(new Dictionary<string, string>(Whole) { [variable] = value }));

    private static Dictionary<string, string> Without(string variable) =>
        Whole.Where(pair => pair.Key != variable).ToDictionary(pair => pair.Key, pair => pair.Value);

    private static DiscordSettings Read(Dictionary<string, string> environment) => SettingsReader.Read("none.json", environment).Discord;
}
