namespace Insights.Ingest;

/// <summary>Removes messages with everything by which they could be found.</summary>
internal static class Erasure
{
    private const int Page = 1000;

    public static async Task DeleteAsync(
        IMessageStore store, HashedNames names, IReadOnlyList<MessageId> ids, CancellationToken cancellationToken)
    {
        foreach (var page in ids.Chunk(Page))
        {
            var messages = await store.ReadMessagesAsync(page, cancellationToken);
            await store.WriteAsync(
                new StoreBatch { Deleted = [.. messages.Select(stored => Of(stored.Message, names))] }, cancellationToken);
        }
    }

    public static ErasedMessage Of(Message message, HashedNames names) => new(message.Id, names.WordsOf(message));
}
