using Insights.Answer;
using Insights.Publish;
using Insights.Publish.Files;

namespace Insights.Pipeline;

/// <summary>Where a community's work lies between two nights: everything that is not published.</summary>
public sealed class WorkFolder(string path)
{
    /// <summary>The drafts of the last run: what did not change is not drafted again.</summary>
    public const string DraftsRecord = "drafts.jsonl";

    /// <summary>What people decided about drafts, with who and when.</summary>
    public const string DecisionsRecord = "decisions.jsonl";

    /// <summary>The drafts of the last run with what the review said: held and rejected ones wait here.</summary>
    public const string ReviewedRecord = "reviewed.jsonl";

    /// <summary>What people said of entries, by pseudonym.</summary>
    public const string FeedbackRecord = "feedback.jsonl";

    /// <summary>What the chat model said, so that nothing is asked twice.</summary>
    public const string RepliesRecord = "replies.jsonl";

    /// <summary>Calls that wait for the replies of a batch.</summary>
    public const string PendingRecord = "pending.jsonl";

    /// <summary>The source of a run that waits for a batch, so that its next round reads on.</summary>
    public const string BatchSourceRecord = "batch-source.txt";

    /// <summary>What the last run made of each conversation and what happened in it, for reports.</summary>
    public const string MinedRecord = "mined.jsonl";

    /// <summary>The clusters and themes of the last night, by ids.</summary>
    public const string ClustersRecord = "clusters.jsonl";

    /// <summary>What was taken back on Discord and is still to be erased, by ids and pseudonyms.</summary>
    public const string TakebacksRecord = "takebacks.jsonl";

    /// <summary>Forum posts that the bot answered: one id a line.</summary>
    public const string AnsweredPostsRecord = "answered-posts.txt";

    /// <summary>Cards that are open in the reviewers' channel.</summary>
    public const string CardsRecord = "review-cards.jsonl";

    /// <summary>What was forgotten of late, by ids, on a store that workers share.</summary>
    public const string ForgottenRecord = "forgotten.jsonl";

    /// <summary>Names the last line of it, to be asked for often.</summary>
    public const string ForgottenMark = "forgotten.last";

    /// <summary>Records of lines with what was said or made of it: what is forgotten goes with every line that names it.</summary>
    public static IReadOnlyList<string> DerivedRecords { get; } = [DraftsRecord, ReviewedRecord, FeedbackRecord, RepliesRecord, PendingRecord, MinedRecord];

    /// <summary>Records that belong into a backup, beside the publication's.</summary>
    public static IReadOnlyList<string> KeptRecords { get; } =
        [DraftsRecord, ReviewedRecord, ClustersRecord, DecisionsRecord, FeedbackRecord, RepliesRecord, MinedRecord, .. AddedRecords];

    /// <summary>Of these a backup brings back lines and takes none away: what was added since is still to be erased, or was answered.</summary>
    public static IReadOnlyList<string> AddedRecords => [TakebacksRecord, AnsweredPostsRecord];

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string StoreFile { get; init; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "store.db");

    /// <summary>What all workers share: files of this folder, or rows of their database.</summary>
    public ISharedRecords Shared { get; init; } = new FolderRecords(path);

    /// <summary>32 random bytes; whoever has it can tell whose pseudonym is whose.</summary>
    public string KeyFile => In("pseudonym.key");

    public string LockFile => In("lock");

    public string IndexFile => In("index.bin");

    public string AnswersFile => In(AnswerIndexFile.Name);

    /// <summary>Embedding models that were imported or pulled.</summary>
    public string ModelsFolder => In("models");

    /// <summary>What signs the sessions of maintainers.</summary>
    public string SessionKeysFolder => In("session-keys");

    /// <summary>How far this worker took what was forgotten out of the files that are its own.</summary>
    public string ForgottenHereFile => In("forgotten.here");

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
