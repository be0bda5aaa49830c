using Insights.App.Store;
using Insights.Ingest;
using Microsoft.Data.Sqlite;

namespace Insights.App.Bench;

/// <summary>The reference for storing: prepared INSERTs of the same rows into the same tables, a batch a transaction.</summary>
internal sealed class PreparedInserts : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand message;
    private readonly SqliteCommand word;
    private readonly object?[] row = new object?[MessageColumns.Count];

    public PreparedInserts(string file)
    {
        connection = StoreOpening.Open(file);
        message = connection.CreateCommand();
        message.CommandText = "INSERT INTO messages (" + MessageColumns.Names + ") VALUES "
            + "($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12, $p13, $p14, $p15, $p16)";
        for (var place = 0; place < MessageColumns.Count; place++)
        {
            message.Parameters.AddWithValue(FormattableString.Invariant($"$p{place}"), DBNull.Value);
        }

        word = connection.CreateCommand();
        word.CommandText = "INSERT INTO words (word, message) VALUES ($word, $message)";
        word.Parameters.AddWithValue("$word", 0L);
        word.Parameters.AddWithValue("$message", 0L);
    }

    public void Insert(IReadOnlyList<StoredMessage> batch)
    {
        using var transaction = connection.BeginTransaction();
        message.Transaction = word.Transaction = transaction;
        foreach (var stored in batch)
        {
            MessageColumns.Fill(row, stored);
            for (var place = 0; place < row.Length; place++)
            {
                message.Parameters[place].Value = row[place] ?? DBNull.Value;
            }

            message.ExecuteNonQuery();
            foreach (var hash in stored.Words)
            {
                word.Parameters[0].Value = hash;
                word.Parameters[1].Value = (long)stored.Message.Id.Value;
                word.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        message.Dispose();
        word.Dispose();
        connection.Dispose();
    }
}
