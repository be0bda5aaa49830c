using Insights.Draft.Grounding;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Tests.Fakes;

namespace Insights.Tests.Draft.Grounding;

public sealed class ClaimGroundingTests
{
    private const string Said =
        "Yes, set `backup.timeout` to 600 seconds in ledger.yaml. Never delete the old index before the restart, otherwise you lose rows. "
        + "Version 2.4.1 fixes it, see https://docs.shop.example/backup and configuration of the exporter.";

    [Theory]
    [InlineData("Set backup.timeout to 600 seconds in ledger.yaml.")]
    [InlineData("Set `backup.timeout` to 600 seconds.")]
    [InlineData("Never delete the old index before the restart, otherwise you lose rows.")]
    [InlineData("You should not delete the old index before you restart.")]
    [InlineData("Version 2.4.1 fixes it.")]
    [InlineData("Configure the exporter.")]
    public void What_the_message_says_is_covered_in_other_forms_too(string text) => Assert.True(Covers(text));

    [Theory]
    [InlineData("Set backup.timeout to 60 seconds in ledger.yaml.")]
    [InlineData("Set backup.timeout to 6000 seconds in ledger.yaml.")]
    [InlineData("Set backup.time to 600 seconds.")]
    [InlineData("Version 2.4.10 fixes it.")]
    [InlineData("Version 2.4 fixes it.")]
    [InlineData("Delete the old index before the restart, otherwise you lose rows.")]
    [InlineData("Always delete the old index before the restart.")]
    [InlineData("Set backup.timeout to 600 seconds and call Anna.")]
    [InlineData("See https://docs.shop.example/backups for the configuration.")]
    [InlineData("See https://evil.example/backup for the configuration.")]
    [InlineData("Set [backup.timeout](https://evil.example) to 600 seconds.")]
    [InlineData("Run `rm -rf ledger.yaml` before the restart.")]
    [InlineData("Use --force to delete the old index never.")]
    [InlineData("The restart fixes rows for KAFKA.")]
    public void What_it_does_not_say_is_not(string text) => Assert.False(Covers(text));

    [Fact]
    public void A_masked_value_is_not_said()
    {
        var message = Message(new MarkedText(
            "Write to anna@shop.example for the key.", [new Mark(MarkKind.Mail, 9, 17)]));
        Assert.False(ClaimGrounding.Covers(GroundingSource.Of([message], ["for the key"]), "Write to anna@shop.example for it."));
    }

    [Theory]
    [InlineData("请把超时设置为600秒。", true)]
    [InlineData("请把超时设置为900秒。", false)]
    [InlineData("不要把超时设置为600秒。", false)]
    public void Scripts_without_blanks_are_held_to_the_same(string text, bool isCovered)
    {
        var message = Message(MarkedText.Plain("你好，请把超时设置为600秒。然后重启服务。"));
        Assert.Equal(isCovered, ClaimGrounding.Covers(GroundingSource.Of([message], ["请把超时设置为600秒"]), text));
    }

    private static bool Covers(string text)
    {
        var quote = text.Contains("index", StringComparison.Ordinal) ? "delete the old index before the restart" : "to 600 seconds";
        return ClaimGrounding.Covers(GroundingSource.Of([Message(MarkedText.Plain(Said))], [quote]), text);
    }

    private static Message Message(MarkedText text) =>
        new Talk("t").Say("ben", "x").Build().Messages[0] with { Text = text };
}
