namespace Insights.Pipeline;

/// <summary>Where a community's work lies between two nights: everything that is not published.</summary>
public sealed class WorkFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string StoreFile => In("store.db");

    /// <summary>32 random bytes; whoever has it can tell whose pseudonym is whose.</summary>
    public string KeyFile => In("pseudonym.key");

    public string LockFile => In("lock");

    public string IndexFolder => In("index");

    /// <summary>Reviewed drafts by fingerprint, held and rejected ones too: what did not change is not drafted again.</summary>
    public string DraftsFile => In("drafts.jsonl");

    /// <summary>What people decided about drafts, with who and when.</summary>
    public string DecisionsFile => In("decisions.jsonl");

    /// <summary>Added, changed, merged, split, retired and withdrawn entries, newest last.</summary>
    public string ChangesFile => In("changes.jsonl");

    /// <summary>The publication that is being written, so that the next start can finish or undo it.</summary>
    public string JournalFolder => In("publishing");

    public string LogFolder => In("log");

    public string RunsFolder => In("runs");

    /// <summary>Makes the folder; nobody but its owner may read it where the system knows such rights.</summary>
    public void Create()
    {
        if (Directory.Exists(Path))
        {
            return;
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Path);
            }
            else
            {
                Directory.CreateDirectory(
                    Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException(
                $"The work folder {Path} cannot be made; give another folder with --work or make its parent writable.", cause);
        }
    }

    public override string ToString() => Path;

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
