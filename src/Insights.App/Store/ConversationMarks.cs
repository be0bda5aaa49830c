using System.Data.Common;

namespace Insights.App.Store;

/// <summary>Collects within a transaction which conversations become stale and from where flat channels are unsettled.</summary>
internal sealed class ConversationMarks : IDisposable
{
    private readonly Statement stale;
    private readonly Statement staleOfMessage;
    private readonly Statement create;
    private readonly Statement unsettle;
    private readonly Statement isThread;
    private readonly Dictionary<long, bool> threads = [];
    private readonly HashSet<long> staleConversations = [];
    private readonly Dictionary<long, long> unsettled = [];

    public ConversationMarks(DbConnection connection)
    {
        stale = new(connection, "UPDATE conversations SET is_stale = TRUE WHERE id = @p0", 1);
        staleOfMessage = new(
            connection,
            "UPDATE conversations SET is_stale = TRUE WHERE NOT is_stale AND id = (SELECT conversation FROM messages WHERE id = @p0)",
            1);
        create = new(
            connection,
            "INSERT INTO conversations (id, channel, is_stale) VALUES (@p0, @p1, TRUE) "
            + "ON CONFLICT (id) DO UPDATE SET is_stale = TRUE, channel = excluded.channel",
            2);
        unsettle = new(
            connection,
            "UPDATE channels SET unsettled_from = @p1 WHERE id = @p0 AND (unsettled_from IS NULL OR unsettled_from > @p1)",
            2);
        isThread = new(connection, "SELECT is_thread FROM channels WHERE id = @p0", 1);
    }

    /// <summary>Null where the channel is not known yet.</summary>
    public bool? FindIsThread(long channel)
    {
        if (threads.TryGetValue(channel, out var known))
        {
            return known;
        }

        using var reader = isThread.Read(channel);
        return reader.Read() ? threads[channel] = reader.GetBoolean(0) : null;
    }

    public void Create(long conversation, long channel, bool asThread)
    {
        if (asThread)
        {
            threads[channel] = true;
        }

        create.Execute(conversation, channel);
    }

    public void MarkStale(long conversation) => staleConversations.Add(conversation);

    public void MarkStaleOfMessage(long message) => staleOfMessage.Execute(message);

    public void Unsettle(long channel, long from) =>
        unsettled[channel] = unsettled.TryGetValue(channel, out var earlier) ? Math.Min(earlier, from) : from;

    /// <summary>The channel is no more; one of the same id may come again.</summary>
    public void Remove(long channel) => threads.Remove(channel);

    /// <summary>Writes what was collected; within the transaction, at its end.</summary>
    public void Flush()
    {
        foreach (var conversation in staleConversations)
        {
            stale.Execute(conversation);
        }

        foreach (var (channel, from) in unsettled)
        {
            unsettle.Execute(channel, from);
        }

        staleConversations.Clear();
        unsettled.Clear();
        if (threads.Count > 100_000)
        {
            threads.Clear();
        }
    }

    /// <summary>After a transaction that was rolled back nothing of it may be remembered.</summary>
    public void Forget()
    {
        staleConversations.Clear();
        unsettled.Clear();
        threads.Clear();
    }

    public void Dispose()
    {
        stale.Dispose();
        staleOfMessage.Dispose();
        create.Dispose();
        unsettle.Dispose();
        isThread.Dispose();
    }
}
