namespace Insights.Pipeline;

/// <summary>The stage outputs of all runs that are kept, and the drafts and decisions beside them.</summary>
public static class RunFiles
{
    private const string Suffix = ".jsonl", Beside = ".tmp";

    /// <summary>
    /// Removes every line that names one of the ids (a message, a conversation, an author): what was derived from them goes with them.
    /// Gives how many lines went.
    /// </summary>
    public static async Task<int> PurgeAsync(WorkFolder work, ForgottenIds forgotten, CancellationToken cancellationToken)
    {
        var removed = DecisionFile.Forget(work, forgotten)
            + WorkFolder.DerivedRecords.Sum(name => work.Shared.Prune(name, line => !JsonText.Names(line, forgotten.Ids)));
        return removed + await PurgeStagesAsync(work, forgotten.Ids, cancellationToken);
    }

    /// <summary>The same for the stage outputs alone, which no two workers share.</summary>
    public static async Task<int> PurgeStagesAsync(WorkFolder work, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var file in FindStages(work, Suffix))
        {
            removed += await PurgeFileAsync(file, ids, cancellationToken);
        }

        // What a kill left beside a file is found by no later purge.
        FindStages(work, Suffix + Beside).ForEach(File.Delete);
        return removed;
    }

    /// <summary>Removes the stage outputs of all runs; what runs said at their end stays, it names nobody.</summary>
    public static void RemoveStages(WorkFolder work)
    {
        FindStages(work, Suffix).ForEach(File.Delete);
        FindStages(work, Suffix + Beside).ForEach(File.Delete);
    }

    /// <summary>Removes the lines of one file; the file is replaced as a whole.</summary>
    public static async Task<int> PurgeFileAsync(string file, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return 0;
        }

        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        var kept = lines.Where(line => !JsonText.Names(line, ids)).ToList();
        if (kept.Count < lines.Length)
        {
            await File.WriteAllLinesAsync(file + Beside, kept, cancellationToken);
            File.Move(file + Beside, file, overwrite: true);
        }

        return lines.Length - kept.Count;
    }

    private static List<string> FindStages(WorkFolder work, string suffix) => Directory.Exists(work.RunsFolder)
        ? [.. Directory.GetFiles(work.RunsFolder, "*" + suffix, SearchOption.AllDirectories)]
        : [];
}
