using System.Data.Common;
using System.Globalization;

namespace Insights.App.Store;

/// <summary>A prepared command with parameters @p0, @p1, ... by position; null becomes NULL.</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand command;

    public Statement(DbConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this folder; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var place = 0; place < parameters; place++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{place}");
            parameter.Value = DBNull.Value;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
    }

    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    public DbDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReader();
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place] ?? DBNull.Value;
        }
    }
}
