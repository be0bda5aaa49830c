using Insights.App.ModelClients;
using Microsoft.Extensions.AI;

namespace Insights.Tests.ModelClients;

public sealed class CallLedgerTests
{
    [Fact]
    public void What_is_under_way_counts_against_the_limit()
    {
        var ledger = new CallLedger(new CallLimits(1_000, null, null, null));
        Assert.True(ledger.TryReserve(300, 300));
        Assert.False(ledger.TryReserve(300, 300));
        ledger.Settle(300, 300, new UsageDetails { InputTokenCount = 100, OutputTokenCount = 50 });
        Assert.Equal((1, 100L, 50L), (ledger.Calls, ledger.TokensIn, ledger.TokensOut));
        Assert.True(ledger.TryReserve(300, 300));
        Assert.Null(ledger.Cost);
    }

    [Fact]
    public void Money_is_counted_where_both_prices_are_known()
    {
        var ledger = new CallLedger(new CallLimits(null, 0.01m, 2, 8));
        Assert.True(ledger.TryReserve(1_000, 1_000));
        Assert.False(ledger.TryReserve(1, 0));
        ledger.Settle(1_000, 1_000, new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 100 });
        Assert.Equal(0.0028m, ledger.Cost);
        Assert.True(ledger.TryReserve(100, 100));
    }

    [Fact]
    public void A_server_that_does_not_count_is_taken_at_what_was_set_aside()
    {
        var ledger = new CallLedger(new CallLimits(null, null, null, null));
        Assert.True(ledger.TryReserve(400, 200));
        ledger.Settle(400, 200, null);
        Assert.Equal(400, ledger.TokensIn);
    }
}
