using System.Runtime.CompilerServices;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>Lets several drafts read at a time what has one connection: each conversation is read on its own.</summary>
internal sealed class SharedReader(IConversationReader inner) : IConversationReader, IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public IAsyncEnumerable<ConversationStamp> ReadStampsAsync(CancellationToken cancellationToken) =>
        InTurnAsync(inner.ReadStampsAsync(cancellationToken), cancellationToken);

    public IAsyncEnumerable<Conversation> ReadAsync(IReadOnlyCollection<ConversationId> ids, CancellationToken cancellationToken) =>
        InTurnAsync(inner.ReadAsync(ids, cancellationToken), cancellationToken);

    public void Dispose() => turn.Dispose();

    private async IAsyncEnumerable<T> InTurnAsync<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var item = items.GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(item, cancellationToken))
        {
            yield return item.Current;
        }
    }

    private async Task<bool> MoveAsync<T>(IAsyncEnumerator<T> item, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await item.MoveNextAsync();
        }
        finally
        {
            turn.Release();
        }
    }
}
