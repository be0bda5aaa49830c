using Insights.Answer;

namespace Insights.Pipeline;

/// <summary>Where a community's work lies between two nights: everything that is not published.</summary>
public sealed class WorkFolder(string path)
{
    /// <summary>The name of <see cref="ReviewedFile"/> in the folder.</summary>
    public const string ReviewedName = "reviewed.jsonl";

    /// <summary>The name of <see cref="MinedFile"/> in the folder.</summary>
    public const string MinedName = "mined.jsonl";

    /// <summary>The name of <see cref="ClustersFile"/> in the folder.</summary>
    public const string ClustersName = "clusters.jsonl";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string StoreFile => In("store.db");

    /// <summary>32 random bytes; whoever has it can tell whose pseudonym is whose.</summary>
    public string KeyFile => In("pseudonym.key");

    public string LockFile => In("lock");

    public string IndexFile => In("index.bin");

    /// <summary>The drafts of the last run: what did not change is not drafted again.</summary>
    public string DraftsFile => In("drafts.jsonl");

    /// <summary>What people decided about drafts, with who and when.</summary>
    public string DecisionsFile => In("decisions.jsonl");

    /// <summary>The drafts of the last run with what the review said: held and rejected ones wait here.</summary>
    public string ReviewedFile => In(ReviewedName);

    /// <summary>What the last run made of each conversation and what happened in it, for reports.</summary>
    public string MinedFile => In(MinedName);

    /// <summary>The clusters and themes of the last night, by ids.</summary>
    public string ClustersFile => In(ClustersName);

    /// <summary>What the chat model said, so that nothing is asked twice.</summary>
    public string RepliesFile => In("replies.jsonl");

    /// <summary>Calls that wait for the replies of a batch.</summary>
    public string PendingFile => In("pending.jsonl");

    /// <summary>The source of a run that waits for a batch, so that its next round reads on.</summary>
    public string BatchSourceFile => In("batch-source.txt");

    public string AnswersFile => In(AnswerIndexFile.Name);

    /// <summary>Embedding models that were imported or pulled.</summary>
    public string ModelsFolder => In("models");

    /// <summary>What signs the sessions of maintainers.</summary>
    public string SessionKeysFolder => In("session-keys");

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
