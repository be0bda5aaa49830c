using System.Data.Common;
using System.Diagnostics;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>How ids of messages are looked for: a query, its values, and what of its rows is meant.</summary>
internal sealed record MessageSearch(RowQuery<MessageId?> Query, IReadOnlyList<object> Values)
{
    /// <summary>A stated time may differ from that of the id by a day.</summary>
    private static readonly TimeSpan Clocks = TimeSpan.FromDays(1);

    /// <summary>One search for each word; a message may be found by several.</summary>
    public static IReadOnlyList<MessageSearch> Of(MessageQuery query) => query switch
    {
        MessageQuery.InChannel range => [Of(
            "SELECT id FROM messages WHERE channel = @p0 AND id BETWEEN @p1 AND @p2",
            (long)range.Channel.Value,
            (long)range.From.Value,
            (long)range.To.Value)],
        MessageQuery.ByAuthor author => [Of("SELECT id FROM messages WHERE author = @p0", RowBytes.OfPseudonym(author.Author))],
        MessageQuery.Mentioning mentioning => [new(
            new("SELECT id, mentions FROM messages WHERE mentions IS NOT NULL", row =>
                RowBytes.ToPseudonyms(MessageColumns.Bytes(row, 1)).Contains(mentioning.Author) ? ReadId(row) : null),
            [])],
        // Ids carry their time, so the key narrows the search; ids that carry none are small and pass the first condition.
        MessageQuery.SentBefore before => [Of(
            "SELECT id FROM messages WHERE id < @p0 AND sent_at < @p1",
            (long)Snowflake.FirstAt(before.Moment + Clocks),
            before.Moment.ToUnixTimeMilliseconds())],
        MessageQuery.MarkedBefore marked => [Of("SELECT id FROM messages WHERE marks_version < @p0", marked.Version)],
        MessageQuery.Holding holding => [.. holding.Words.Distinct().Select(word => Of("SELECT message FROM words WHERE word = @p0", word))],
        _ => throw new UnreachableException(),
    };

    /// <summary>What was found, each once and in order.</summary>
    public static IReadOnlyList<MessageId> Merge(IEnumerable<MessageId?> found) => [.. found.OfType<MessageId>().Distinct().Order()];

    private static MessageSearch Of(string sql, params IReadOnlyList<object> values) => new(new(sql, row => ReadId(row)), values);

    private static MessageId ReadId(DbDataReader row) => new((ulong)row.GetInt64(0));
}
