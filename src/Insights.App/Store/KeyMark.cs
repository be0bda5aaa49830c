using System.Data.Common;
using System.Text;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>
/// What a store remembers of its key: the pseudonym of nobody. A worker with another key would give everybody a second pseudonym and
/// find no tombstone.
/// </summary>
internal static class KeyMark
{
    private const string Name = "key";

    /// <summary>Nobody has this id.</summary>
    private const string Nobody = "0";

    /// <exception cref="UnusableException">The store was written with another key.</exception>
    public static void Check(DbConnection connection, PseudonymKey key, string store)
    {
        var mark = Encoding.UTF8.GetBytes(key.PseudonymOf(Nobody).Value);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM records WHERE name = @name";
        Add(command, "name", Name);
        if (command.ExecuteScalar() is byte[] kept)
        {
            if (!kept.AsSpan().SequenceEqual(mark))
            {
                throw new UnusableException(
                    $"The store {store} was written with another pseudonym key; give the one it was made with as Store:PseudonymKey, or as pseudonym.key in the work folder.");
            }

            return;
        }

        command.CommandText = "INSERT INTO records (name, content) VALUES (@name, @content) ON CONFLICT (name) DO NOTHING";
        Add(command, "content", mark);
        command.ExecuteNonQuery();
    }

    /// <summary>A copied store remembers the key of the one that it is a copy of.</summary>
    public static void Copy(DbConnection from, DbConnection to)
    {
        using var read = from.CreateCommand();
        read.CommandText = "SELECT content FROM records WHERE name = @name";
        Add(read, "name", Name);
        if (read.ExecuteScalar() is byte[] mark)
        {
            using var write = to.CreateCommand();
            write.CommandText = "INSERT INTO records (name, content) VALUES (@name, @content) ON CONFLICT (name) DO UPDATE SET content = excluded.content";
            Add(write, "name", Name);
            Add(write, "content", mark);
            write.ExecuteNonQuery();
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
