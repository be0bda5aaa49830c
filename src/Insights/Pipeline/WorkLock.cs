namespace Insights.Pipeline;

/// <summary>
/// Keeps two runs apart, in one folder and on one database. The operating system holds the one lock for as long as the process lives,
/// the server the other for as long as the session: what a killed run leaves behind is only a file.
/// </summary>
public sealed class WorkLock : IDisposable
{
    private readonly FileStream held;
    private IDisposable? shared;

    private WorkLock(FileStream held) => this.held = held;

    /// <exception cref="WorkFaultException">Another process works in this folder, or on the database that it shares.</exception>
    public static WorkLock Take(WorkFolder work)
    {
        work.Create();
        var held = new WorkLock(TakeFolder(work));
        try
        {
            held.shared = work.Shared.TryLock()
                ?? throw new WorkFaultException("Another worker runs on the store's database; wait until it has ended, then start again.");
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>This folder alone, for work on files that no other worker has; null where a run has it.</summary>
    public static IDisposable? TryTakeFolder(WorkFolder work)
    {
        try
        {
            return TakeFolder(work);
        }
        catch (WorkFaultException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        shared?.Dispose();
        held.Dispose();
    }

    private static FileStream TakeFolder(WorkFolder work)
    {
        try
        {
            return new FileStream(work.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (File.Exists(work.LockFile))
        {
            throw new WorkFaultException(
                $"The work folder {work} is in use by another run; wait until it has ended, or give another folder with --work.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException(
                $"The work folder {work} cannot be written; make it writable or give another folder with --work.", cause);
        }
    }
}
