using Insights.App.Settings;
using Insights.Tests.Fakes;

namespace Insights.Tests.DiscordChat;

public sealed class PrivacyTests
{
    [Fact]
    public void The_privacy_text_lies_beside_the_program_and_fits_into_one_message()
    {
        var text = File.ReadAllText(Assets.Privacy);

        Assert.InRange(text.Length, 500, 2000);
        Assert.Contains("forget-me", text, StringComparison.Ordinal);
        Assert.Contains("data/privacy.md", File.ReadAllText(Path.Combine(SampleCommunity.Root, "README.md")), StringComparison.Ordinal);
    }
}
