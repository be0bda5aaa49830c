using Microsoft.Data.Sqlite;

namespace Insights.App.Store;

/// <summary>Says in one line what a fault of the database means and what to do.</summary>
internal static class StoreFaults
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static Exception Explain(SqliteException cause, string store) => cause.SqliteErrorCode switch
    {
        Busy or Locked => new WorkFaultException(
            $"The store {store} is locked by another run; wait for it to end, or end it, and start again.", cause),
        Full => new WorkFaultException(
            $"The disk of the store {store} is full; free some space and start again, what was committed is kept.", cause),
        ReadOnly => new WorkFaultException($"The store {store} cannot be written; check the rights of the file and its folder.", cause),
        InputOutput => new WorkFaultException($"The disk of the store {store} failed ({cause.Message}); check it and start again.", cause),
        CannotOpen => new UnusableException($"The store {store} cannot be opened; check --work and its rights.", cause),
        Corrupt or NotADatabase => new UnusableException(
            $"The store {store} is damaged or no store at all; restore a backup, or move it away and read the source again.", cause),
        _ => new WorkFaultException($"The store {store} failed: {cause.Message}", cause),
    };
}
