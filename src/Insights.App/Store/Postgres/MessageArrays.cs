using Insights.Ingest;

namespace Insights.App.Store.Postgres;

/// <summary>Many messages as one array a column, so that one statement writes them all.</summary>
internal static class MessageArrays
{
    /// <summary>In the order of <see cref="MessageColumns.Names"/>.</summary>
    public static object[] Of(IReadOnlyList<StoredMessage> messages)
    {
        var rows = messages.Select(Row).ToArray();
        return
        [
            Column<long>(0), Column<long>(1), Column<long>(2), Column<long>(3), Column<long>(4), Column<int>(5), Column<int>(6),
            Column<int>(7), Column<long>(8), Column<long?>(9), Column<long>(10), Column<long?>(11), Column<byte[]?>(12),
            Column<byte[]?>(13), Column<byte[]?>(14), Column<string>(15), Column<byte[]?>(16),
        ];

        T[] Column<T>(int place) => Array.ConvertAll(rows, row => (T)row[place]!);
    }

    private static object?[] Row(StoredMessage message)
    {
        var row = new object?[MessageColumns.Count];
        MessageColumns.Fill(row, message);
        row[15] = PostgresText.Of(message.Message.Text.Typed);
        return row;
    }
}
