using System.Data.Common;

namespace Insights.App.Store;

/// <summary>
/// Runs work in one transaction. Begun by statement, not by a transaction object, which every prepared statement would have to be given.
/// </summary>
internal static class Commits
{
    public static void Run(DbConnection connection, Action work)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            work();
            Execute(connection, "COMMIT");
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    }

    private static void RollBack(DbConnection connection)
    {
        try
        {
            Execute(connection, "ROLLBACK");
        }
        catch (DbException)
        {
            // A full disk rolls back by itself; the fault that brought us here is the one to report.
        }
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql, 0);
        statement.Execute();
    }
}
