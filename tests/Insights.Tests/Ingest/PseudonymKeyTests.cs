using Insights.Ingest;

namespace Insights.Tests.Ingest;

public sealed class PseudonymKeyTests
{
    [Fact]
    public void An_author_has_one_pseudonym_per_key()
    {
        var one = new PseudonymKey(new byte[32]);
        var other = new PseudonymKey([.. Enumerable.Repeat((byte)1, 32)]);

        Assert.Equal(one.PseudonymOf("883244924931566297"), one.PseudonymOf("883244924931566297"));
        Assert.NotEqual(one.PseudonymOf("883244924931566297"), other.PseudonymOf("883244924931566297"));
        Assert.DoesNotContain("883244924931566297", one.PseudonymOf("883244924931566297").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_key_is_refused_with_the_remedy() =>
        Assert.Contains("Store:PseudonymKey", Assert.Throws<UnusableException>(() => new PseudonymKey(new byte[8])).Message, StringComparison.Ordinal);
}
