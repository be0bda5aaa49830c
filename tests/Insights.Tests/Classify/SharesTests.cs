using Insights.Classify;

namespace Insights.Tests.Classify;

public sealed class SharesTests
{
    private static readonly double[] SureStray = [0.999, 0.001];
    private static readonly double[] Member = [0.2, 0.8];

    [Fact]
    public void In_the_mean_one_that_is_very_sure_does_not_outvote_two() =>
        Assert.Equal(1, Shares.Best(Shares.Mean([SureStray, Member, Member])));

    [Fact]
    public void In_the_pool_of_views_a_very_sure_one_does() =>
        Assert.Equal(0, Shares.Best(Shares.Pool([(SureStray, 1), (Member, 1), (Member, 1)])!));
}
