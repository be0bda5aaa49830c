namespace Insights.Pipeline;

/// <summary>
/// Keeps two runs apart. The operating system holds the lock for as long as the process lives, so what a killed run leaves behind
/// is only a file, never a lock.
/// </summary>
public sealed class WorkLock : IDisposable
{
    private readonly FileStream held;

    private WorkLock(FileStream held) => this.held = held;

    /// <exception cref="WorkFaultException">Another process works in this folder.</exception>
    public static WorkLock Take(WorkFolder work)
    {
        work.Create();
        try
        {
            return new WorkLock(new FileStream(work.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
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

    public void Dispose() => held.Dispose();
}
