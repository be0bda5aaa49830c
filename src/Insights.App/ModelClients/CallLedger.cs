using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>Counts calls, tokens and money of a run, and holds them to the night's limits. Safe from several threads.</summary>
/// <param name="limits">What a night may cost.</param>
internal sealed class CallLedger(CallLimits limits)
{
    private readonly Lock counting = new();
    private long reservedIn;
    private long reservedOut;

    public int Calls { get; private set; }

    public int Hits { get; private set; }

    public long TokensIn { get; private set; }

    public long TokensOut { get; private set; }

    /// <summary>Null where a price is unknown.</summary>
    public decimal? Cost => limits.CostOf(TokensIn, TokensOut);

    /// <summary>Sets aside what a call may take at most; false where the night's limits do not leave it.</summary>
    public bool TryReserve(long tokensIn, long tokensOut)
    {
        lock (counting)
        {
            var (allIn, allOut) = (TokensIn + reservedIn + tokensIn, TokensOut + reservedOut + tokensOut);
            if (!limits.Allow(allIn, allOut))
            {
                return false;
            }

            reservedIn += tokensIn;
            reservedOut += tokensOut;
            return true;
        }
    }

    /// <summary>Gives back what was set aside and counts what was used.</summary>
    public void Settle(long reservedTokensIn, long reservedTokensOut, UsageDetails? usage)
    {
        lock (counting)
        {
            reservedIn -= reservedTokensIn;
            reservedOut -= reservedTokensOut;
            Calls++;

            // A server that does not count is taken at what was set aside for its input, which is an upper bound.
            TokensIn += usage?.InputTokenCount ?? reservedTokensIn;
            TokensOut += usage?.OutputTokenCount ?? 0;
        }
    }

    public void Hit()
    {
        lock (counting)
        {
            Hits++;
        }
    }
}

/// <summary>What a night may cost; null is no limit. Prices are for a million tokens.</summary>
internal sealed record CallLimits(long? MaxTokens, decimal? MaxCost, decimal? PriceIn, decimal? PriceOut)
{
    private const decimal Million = 1_000_000;

    public decimal? CostOf(long tokensIn, long tokensOut) =>
        PriceIn is { } priceIn && PriceOut is { } priceOut ? ((tokensIn * priceIn) + (tokensOut * priceOut)) / Million : null;

    public bool Allow(long tokensIn, long tokensOut) =>
        !(tokensIn + tokensOut > MaxTokens) && !(CostOf(tokensIn, tokensOut) > MaxCost);
}
