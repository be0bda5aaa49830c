using System.Diagnostics;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>Finds ids of messages by what is asked for.</summary>
internal static class MessageSearch
{
    /// <summary>A stated time may differ from that of the id by a day.</summary>
    private static readonly TimeSpan Clocks = TimeSpan.FromDays(1);

    public static IReadOnlyList<MessageId> Find(MessageReader reader, MessageQuery query) => query switch
    {
        MessageQuery.InChannel range => reader.ReadAll(
            "SELECT id FROM messages WHERE channel = @p0 AND id BETWEEN @p1 AND @p2 ORDER BY id",
            row => new MessageId((ulong)row.GetInt64(0)),
            (long)range.Channel.Value,
            (long)range.From.Value,
            (long)range.To.Value),
        MessageQuery.ByAuthor author => reader.ReadAll(
            "SELECT id FROM messages WHERE author = @p0 ORDER BY id",
            row => new MessageId((ulong)row.GetInt64(0)),
            RowBytes.OfPseudonym(author.Author)),
        MessageQuery.Mentioning mentioning => [.. reader
            .ReadAll(
                "SELECT id, mentions FROM messages WHERE mentions IS NOT NULL ORDER BY id",
                row => (Id: new MessageId((ulong)row.GetInt64(0)), Mentions: RowBytes.ToPseudonyms(MessageColumns.Bytes(row, 1))))
            .Where(message => message.Mentions.Contains(mentioning.Author))
            .Select(message => message.Id)],
        MessageQuery.SentBefore before => FindSentBefore(reader, before.Moment),
        MessageQuery.MarkedBefore marked => reader.ReadAll(
            "SELECT id FROM messages WHERE marks_version < @p0 ORDER BY id",
            row => new MessageId((ulong)row.GetInt64(0)),
            marked.Version),
        MessageQuery.Holding holding => [.. holding.Words.Distinct()
            .SelectMany(word => reader.ReadAll(
                "SELECT message FROM words WHERE word = @p0", row => new MessageId((ulong)row.GetInt64(0)), word))
            .Distinct()
            .Order()],
        _ => throw new UnreachableException(),
    };

    /// <summary>Ids carry their time, so the key narrows the search; ids that carry none are small and pass the first condition.</summary>
    private static List<MessageId> FindSentBefore(MessageReader reader, DateTimeOffset moment) => reader.ReadAll(
        "SELECT id FROM messages WHERE id < @p0 AND sent_at < @p1 ORDER BY id",
        row => new MessageId((ulong)row.GetInt64(0)),
        (long)Snowflake.FirstAt(moment + Clocks),
        moment.ToUnixTimeMilliseconds());
}
