using Insights.Report.Wording;

namespace Insights.Tests.Report.Wording;

public sealed class PluralRulesTests
{
    [Theory]
    [InlineData(1, "one")]
    [InlineData(21, "one")]
    [InlineData(11, "many")]
    [InlineData(3, "few")]
    [InlineData(13, "many")]
    [InlineData(104, "few")]
    [InlineData(0, "many")]
    public void A_language_with_four_forms_chooses_among_them(int count, string category) => Assert.Equal(
        category,
        PluralRules.Parse(new Dictionary<string, string>
        {
            ["one"] = "v = 0 and i % 10 = 1 and i % 100 != 11",
            ["few"] = "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
            ["many"] = "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
        }).CategoryOf(count));

    [Fact]
    public void Without_rules_everything_is_other() => Assert.Equal("other", PluralRules.Parse([]).CategoryOf(1));

    [Theory]
    [InlineData("n is 1")]
    [InlineData("n = ")]
    [InlineData("n % x = 1")]
    public void What_is_no_rule_is_refused(string rule) =>
        Assert.Throws<FormatException>(() => PluralRules.Parse(new Dictionary<string, string> { ["one"] = rule }));
}
