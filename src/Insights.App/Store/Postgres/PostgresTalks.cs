using Insights.Ingest;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Which message lies in which talk, and the fingerprints of conversations.</summary>
internal sealed class PostgresTalks(NpgsqlConnection connection, PostgresReader reader)
{
    private const int Page = 500;

    private static readonly RowQuery<(long Message, long? Talk)> Former = new(
        "SELECT id, conversation FROM messages WHERE id = ANY(@p0)", row => (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1)));

    private static readonly RowQuery<(long Conversation, MessageId Id, long Stamp)> Stamps = new(
        "SELECT conversation, id, stamp FROM messages WHERE conversation = ANY(@p0) ORDER BY conversation, id",
        row => (row.GetInt64(0), new MessageId((ulong)row.GetInt64(1)), row.GetInt64(2)));

    /// <summary>Within a transaction.</summary>
    public async Task FileAsync(
        ChannelId channel, IReadOnlyList<TalkFiling> filings, MessageId? unsettledFrom, CancellationToken cancellationToken)
    {
        var home = (long)channel.Value;
        var marks = new PostgresMarks();
        var last = filings.GroupBy(filing => filing.Message).Select(versions => versions.Last()).OrderBy(filing => filing.Message).ToList();
        var ids = last.ConvertAll(filing => (long)filing.Message.Value).ToArray();
        var talks = last.ConvertAll(filing => (long)filing.Talk.Value).ToArray();
        var former = (await connection.ReadAsync(Former, [ids], cancellationToken)).ToDictionary(row => row.Message, row => row.Talk);
        var moved = Enumerable.Range(0, ids.Length).Where(place => former.GetValueOrDefault(ids[place]) != talks[place]).ToList();
        if (moved.Count > 0)
        {
            await PostgresMarks.CreateAsync(connection, moved.Select(place => talks[place]), home, cancellationToken);
            moved.ForEach(place => marks.MarkStale(former.GetValueOrDefault(ids[place])));
        }

        await connection.ExecuteAsync(
            "UPDATE messages SET conversation = f.talk, parent = f.parent FROM unnest(@p0, @p1, @p2) AS f(message, talk, parent) WHERE id = f.message",
            [ids, talks, last.ConvertAll(filing => (long)filing.Parent.Value).ToArray()],
            cancellationToken);
        await marks.FlushAsync(connection, cancellationToken);
        await connection.ExecuteAsync(
            "UPDATE channels SET unsettled_from = CAST(@p1 AS bigint) WHERE id = @p0", [home, (long?)unsettledFrom?.Value], cancellationToken);
    }

    /// <summary>Within a transaction: one page of stale conversations; false where that was the last.</summary>
    public async Task<bool> RefreshPageAsync(List<ConversationId> changed, List<ConversationId> gone, CancellationToken cancellationToken)
    {
        var page = await connection.ReadAsync(StoreQueries.Stale, [Page], cancellationToken);
        var stamps = (await connection.ReadAsync(Stamps, [page.ConvertAll(stale => stale.Id).ToArray()], cancellationToken))
            .ToLookup(row => row.Conversation, row => (row.Id, row.Stamp));
        var homes = (await reader.ReadChannelsAsync(page.Select(stale => new ChannelId((ulong)stale.Channel)), cancellationToken))
            .ToDictionary(home => (long)home.Channel.Id.Value);
        using var hash = new ContentHash();
        List<long> empty = [];
        List<(long Id, string Fingerprint)> living = [];
        foreach (var stale in page)
        {
            if (!stamps[stale.Id].Any() || !homes.TryGetValue(stale.Channel, out var home))
            {
                empty.Add(stale.Id);
                gone.AddRange(stale.Fingerprint is null ? [] : [new ConversationId((ulong)stale.Id)]);
                continue;
            }

            var fingerprint = MessageHashes.FingerprintOf(home, stamps[stale.Id], hash);
            living.Add((stale.Id, fingerprint));
            changed.AddRange(fingerprint == stale.Fingerprint ? [] : [new ConversationId((ulong)stale.Id)]);
        }

        await connection.ExecuteAsync("DELETE FROM conversations WHERE id = ANY(@p0)", [empty.ToArray()], cancellationToken);
        await connection.ExecuteAsync(
            "UPDATE conversations SET fingerprint = f.made, is_stale = FALSE FROM unnest(@p0, @p1) AS f(conversation, made) WHERE id = f.conversation",
            [living.ConvertAll(row => row.Id).ToArray(), living.ConvertAll(row => row.Fingerprint).ToArray()],
            cancellationToken);
        return page.Count == Page;
    }
}
