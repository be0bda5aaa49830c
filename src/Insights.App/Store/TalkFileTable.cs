using System.Data.Common;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>Which message lies in which talk, and the fingerprints of conversations.</summary>
internal sealed class TalkFileTable(DbConnection connection, MessageReader reader)
{
    private const int Page = 500;

    private static readonly RowQuery<(MessageId, long)> StampsOf = new(
        "SELECT id, stamp FROM messages WHERE conversation = @p0 ORDER BY id", row => (new MessageId((ulong)row.GetInt64(0)), row.GetInt64(1)));

    public List<UnsettledChannel> ReadUnsettled() => reader.ReadAll(StoreQueries.Unsettled);

    public List<FiledMessage> ReadOnward(ChannelId channel, MessageId from, int count) =>
        reader.ReadAll(StoreQueries.FiledOnward, (long)channel.Value, (long)from.Value, count);

    public List<FiledMessage> ReadBefore(ChannelId channel, MessageId before, int count)
    {
        var messages = reader.ReadAll(StoreQueries.FiledBefore, (long)channel.Value, (long)before.Value, count);
        messages.Reverse();
        return messages;
    }

    /// <summary>Within a transaction.</summary>
    public void File(ChannelId channel, IReadOnlyList<TalkFiling> filings, MessageId? unsettledFrom)
    {
        using var marks = new ConversationMarks(connection);
        using var former = new Statement(connection, "SELECT conversation FROM messages WHERE id = @p0", 1);
        using var file = new Statement(connection, "UPDATE messages SET conversation = @p1, parent = @p2 WHERE id = @p0", 3);
        using var settle = new Statement(connection, "UPDATE channels SET unsettled_from = @p1 WHERE id = @p0", 2);
        var home = (long)channel.Value;
        foreach (var filing in filings)
        {
            var (id, talk) = ((long)filing.Message.Value, (long)filing.Talk.Value);
            long? old;
            using (var row = former.Read(id))
            {
                old = row.Read() && !row.IsDBNull(0) ? row.GetInt64(0) : null;
            }

            if (old != talk)
            {
                marks.Create(talk, home, asThread: false);
                if (old is { } left)
                {
                    marks.MarkStale(left);
                }
            }

            file.Execute(id, talk, (long)filing.Parent.Value);
        }

        marks.Flush();
        settle.Execute(home, (long?)unsettledFrom?.Value);
    }

    public void UnsettleAll()
    {
        using var statement = new Statement(connection, "UPDATE channels SET unsettled_from = 0 WHERE NOT is_thread", 0);
        statement.Execute();
    }

    public ConversationChanges Refresh(CancellationToken cancellationToken)
    {
        List<ConversationId> changed = [], gone = [];
        using var hash = new ContentHash();
        List<StaleConversation> page;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page = reader.ReadAll(StoreQueries.Stale, Page);
            var stale = page;
            Commits.Run(connection, () => stale.ForEach(row => Refresh(row, hash, changed, gone)));
        }
        while (page.Count == Page);
        var total = (int)reader.ReadAll(StoreQueries.ConversationCount)[0];
        return new ConversationChanges([.. changed.Order()], [.. gone.Order()], total);
    }

    private void Refresh(StaleConversation stale, ContentHash hash, List<ConversationId> changed, List<ConversationId> gone)
    {
        var (id, channel, old) = stale;
        var stamps = reader.ReadAll(StampsOf, id);
        if (stamps.Count == 0 || reader.FindChannel(new ChannelId((ulong)channel)) is not { } home)
        {
            using var delete = new Statement(connection, "DELETE FROM conversations WHERE id = @p0", 1);
            delete.Execute(id);
            if (old is not null)
            {
                gone.Add(new ConversationId((ulong)id));
            }

            return;
        }

        var fingerprint = MessageHashes.FingerprintOf(home, stamps, hash);
        using var update = new Statement(
            connection, "UPDATE conversations SET fingerprint = @p1, is_stale = FALSE WHERE id = @p0", 2);
        update.Execute(id, fingerprint);
        if (fingerprint != old)
        {
            changed.Add(new ConversationId((ulong)id));
        }
    }
}
