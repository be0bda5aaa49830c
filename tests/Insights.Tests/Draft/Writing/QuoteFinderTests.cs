using Insights.Draft.Reading;
using Insights.Draft.Writing;
using Insights.Tests.Fakes;

namespace Insights.Tests.Draft.Writing;

public sealed class QuoteFinderTests
{
    [Theory]
    [InlineData("Set backup.timeout to 600", "Set `backup.timeout` to 600")]
    [InlineData("Set   backup.timeout\nto 600", "Set `backup.timeout` to 600")]
    [InlineData("Set `backup.timeout` to 600", "Set `backup.timeout` to 600")]
    [InlineData("then restart the service", "then **restart** the service")]
    [InlineData("… then restart the service …", "then **restart** the service")]
    public void A_quote_of_what_readers_see_leads_to_what_was_typed(string quote, string typed) =>
        Assert.Equal([typed], Find(quote));

    [Theory]
    [InlineData("Set backup.timeout to 601")]
    [InlineData("set backup.timeout to 600")]
    [InlineData("restart")]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("a quote that nobody wrote")]
    public void Anything_else_leads_nowhere(string quote) => Assert.Empty(Find(quote));

    private static IReadOnlyList<string> Find(string quote) => QuoteFinder.Find(
        ThreadReader.ReadWithoutVectors(
            new Talk("t").Say("ada", "How?").Say("ben", "Set `backup.timeout` to 600 and then **restart** the service.").Build()).Messages[1],
        quote);
}
