using Insights.Agents;
using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>Makes only calls that the night's limits leave room for, so many at a time.</summary>
internal sealed class BudgetedCalls(IChatClient inner, CallLedger ledger, int concurrency) : DelegatingChatClient(inner)
{
    public const string Spent = "the night's budget is spent";

    /// <summary>No tokeniser in use makes more tokens than this of a text, other scripts included.</summary>
    private const double TokensPerByte = 1 / 2.5;

    private const int TokensPerMessage = 8;
    private readonly SemaphoreSlim turns = new(concurrency);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var (tokensIn, tokensOut) = (EstimateOf(asked), options?.MaxOutputTokens ?? 0L);
        if (!ledger.TryReserve(tokensIn, tokensOut))
        {
            throw new ModelUnavailableException(Spent);
        }

        var used = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0 };
        await turns.WaitAsync(cancellationToken);
        try
        {
            var response = await base.GetResponseAsync(asked, options, cancellationToken);

            // A server that does not count is counted for, on the high side.
            used = response.Usage ?? new UsageDetails { InputTokenCount = tokensIn, OutputTokenCount = EstimateOf(response.Messages) };
            return response;
        }
        finally
        {
            turns.Release();
            ledger.Settle(tokensIn, tokensOut, used);
        }
    }

    public static long EstimateOf(IEnumerable<ChatMessage> messages) => messages
        .Sum(message => TokensPerMessage + (long)(System.Text.Encoding.UTF8.GetByteCount(message.Text) * TokensPerByte));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            turns.Dispose();
        }

        base.Dispose(disposing);
    }
}
