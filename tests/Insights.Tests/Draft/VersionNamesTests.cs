using Insights.Draft;

namespace Insights.Tests.Draft;

public sealed class VersionNamesTests
{
    [Theory]
    [InlineData("needs 2.4 or later", "2.4")]
    [InlineData("v2.4.13-hotfix fixes it, 2.4.13 does not", "2.4.13,2.4.13-hotfix")]
    [InlineData("from version 3.0.0-rc.1 on", "3.0.0-rc.1")]
    [InlineData("in 2.3.x only", "2.3.x")]
    [InlineData("2.10 is newer than 2.9", "2.9,2.10")]
    public void Versions_are_found_in_the_order_of_their_numbers(string text, string versions) =>
        Assert.Equal(versions.Split(','), VersionNames.In(text));

    [Theory]
    [InlineData("it takes 2.5 GB and 1.5 ms")]
    [InlineData("recall is 0.95 now")]
    [InlineData("connect to 10.0.0.12")]
    [InlineData("it costs $2.50 or 3.5 %")]
    [InlineData("1.2 million rows")]
    [InlineData("1.8x the size")]
    public void Sizes_addresses_prices_and_shares_are_no_versions(string text) => Assert.Empty(VersionNames.In(text));

    [Theory]
    [InlineData("2.3.7", "2.4", true)]
    [InlineData("2.4.1", "2.4.9", false)]
    [InlineData("2.9", "2.10", true)]
    [InlineData("", "2.4", false)]
    public void A_series_is_older_by_its_first_two_parts(string one, string other, bool isOlder) =>
        Assert.Equal(isOlder, VersionNames.IsOlderSeries(one, other));
}
