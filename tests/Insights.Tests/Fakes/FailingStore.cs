using Insights.Ingest;

namespace Insights.Tests.Fakes;

/// <summary>A store whose writes stop working after so many, as if the process had died there.</summary>
internal sealed class FailingStore(IMessageStore inner, int writes) : IMessageStore
{
    private int left = writes;

    public Task<IReadOnlyList<FileCursor>> ReadCursorsAsync(CancellationToken cancellationToken) => inner.ReadCursorsAsync(cancellationToken);

    public Task<IReadOnlyList<AuthorName>> ReadNamesAsync(CancellationToken cancellationToken) => inner.ReadNamesAsync(cancellationToken);

    public Task<IReadOnlyList<long>> ReadTombstonesAsync(CancellationToken cancellationToken) => inner.ReadTombstonesAsync(cancellationToken);

    public Task<IReadOnlyList<ExportCoverage>> ReadCoverageAsync(ChannelId channel, CancellationToken cancellationToken) =>
        inner.ReadCoverageAsync(channel, cancellationToken);

    public Task<IReadOnlyList<ChannelLook>> ReadLooksAsync(CancellationToken cancellationToken) => inner.ReadLooksAsync(cancellationToken);

    public Task<IReadOnlyDictionary<MessageId, MessageVersion>> FindVersionsAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) => inner.FindVersionsAsync(ids, cancellationToken);

    public Task<IReadOnlyList<StoredMessage>> ReadMessagesAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) => inner.ReadMessagesAsync(ids, cancellationToken);

    public Task<IReadOnlyList<StoredChannel>> ReadChannelsAsync(
        IReadOnlyCollection<ChannelId> ids, CancellationToken cancellationToken) => inner.ReadChannelsAsync(ids, cancellationToken);

    public Task<IReadOnlyList<ChannelId>> ReadChannelIdsAsync(CancellationToken cancellationToken) => inner.ReadChannelIdsAsync(cancellationToken);

    public Task<IReadOnlyList<MessageId>> FindAsync(MessageQuery query, CancellationToken cancellationToken) =>
        inner.FindAsync(query, cancellationToken);

    public Task WriteAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        Spend();
        return inner.WriteAsync(batch, cancellationToken);
    }

    public Task<IReadOnlyList<UnsettledChannel>> ReadUnsettledAsync(CancellationToken cancellationToken) => inner.ReadUnsettledAsync(cancellationToken);

    public Task<IReadOnlyList<FiledMessage>> ReadOnwardAsync(
        ChannelId channel, MessageId from, int count, CancellationToken cancellationToken) =>
        inner.ReadOnwardAsync(channel, from, count, cancellationToken);

    public Task<IReadOnlyList<FiledMessage>> ReadBeforeAsync(
        ChannelId channel, MessageId before, int count, CancellationToken cancellationToken) =>
        inner.ReadBeforeAsync(channel, before, count, cancellationToken);

    public Task FileAsync(
        ChannelId channel, IReadOnlyList<TalkFiling> filings, MessageId? unsettledFrom, CancellationToken cancellationToken)
    {
        Spend();
        return inner.FileAsync(channel, filings, unsettledFrom, cancellationToken);
    }

    public Task UnsettleAllAsync(CancellationToken cancellationToken) => inner.UnsettleAllAsync(cancellationToken);

    public Task<ConversationChanges> RefreshAsync(CancellationToken cancellationToken)
    {
        Spend();
        return inner.RefreshAsync(cancellationToken);
    }

    public IAsyncEnumerable<ConversationStamp> ReadStampsAsync(CancellationToken cancellationToken) => inner.ReadStampsAsync(cancellationToken);

    public IAsyncEnumerable<Conversation> ReadAsync(
        IReadOnlyCollection<ConversationId> ids, CancellationToken cancellationToken) => inner.ReadAsync(ids, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Spend()
    {
        if (left-- == 0)
        {
            throw new InvalidOperationException("The process ended here.");
        }
    }
}
