using Insights.App.DiscordChat.Bot.Interactions;

namespace Insights.Tests.DiscordChat.Bot;

public sealed class CustomIdTests
{
    [Fact]
    public void An_id_is_read_back()
    {
        var id = new CustomId(CustomAction.NotHelpful, "7k3m9q2a", new string('f', 64) + "-12");

        Assert.Equal(id, CustomId.Parse(id.ToString()));
        Assert.InRange(id.ToString().Length, 1, 100);
    }

    [Theory]
    [InlineData("")]
    [InlineData("i1|Helped|faq-1")]
    [InlineData("i0|Helped|faq-1|")]
    [InlineData("i1|Burn|faq-1|")]
    [InlineData("i1|3|faq-1|")]
    [InlineData("i1|Helped|faq-1||")]
    public void Ids_of_others_and_of_old_are_none(string text) => Assert.Null(CustomId.Parse(text));
}
