using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Insights.Tests.Fakes;

/// <summary>The rows of a store as lines, to compare two stores by what they hold rather than by how they came to it.</summary>
internal static class StoreDump
{
    private static readonly string[] Queries =
    [
        "SELECT 'message', id, channel, conversation, kind, flags, sent_at, edited_at, author, reply_to, hex(mentions), hex(reactions), hex(marks), text, hex(attached) FROM messages ORDER BY id",
        "SELECT 'channel', id, guild, name, hex(name_marks), parent, is_thread FROM channels ORDER BY id",
        "SELECT 'conversation', id, channel, fingerprint FROM conversations ORDER BY id",
        "SELECT 'name', hash, first_word, word_count FROM names ORDER BY hash",
        "SELECT 'word', word, message FROM words ORDER BY word, message",
        "SELECT 'tombstone', hash FROM tombstones ORDER BY hash",
    ];

    public static IReadOnlyList<string> Read(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var lines = new List<string>();
        foreach (var query in Queries)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above.
            command.CommandText = query;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(place => Convert.ToString(reader.GetValue(place), CultureInfo.InvariantCulture))));
            }
        }

        return lines;
    }
}
