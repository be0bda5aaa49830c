namespace Insights.Pipeline;

/// <summary>The stage outputs of all runs that are kept, and the drafts and decisions beside them.</summary>
public static class RunFiles
{
    /// <summary>
    /// Removes every line that names one of the ids (a message, a conversation, an author): what was derived from them goes with them.
    /// Gives how many lines went.
    /// </summary>
    public static async Task<int> PurgeAsync(WorkFolder work, ForgottenIds forgotten, CancellationToken cancellationToken)
    {
        var runs = Directory.Exists(work.RunsFolder)
            ? Directory.GetFiles(work.RunsFolder, "*.jsonl", SearchOption.AllDirectories)
            : [];
        var removed = DecisionFile.Forget(work, forgotten)
            + WorkFolder.DerivedRecords.Sum(name => work.Shared.Prune(name, line => !JsonText.Names(line, forgotten.Ids)));
        foreach (var file in runs)
        {
            removed += await PurgeFileAsync(file, forgotten.Ids, cancellationToken);
        }

        return removed;
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
            await File.WriteAllLinesAsync(file + ".tmp", kept, cancellationToken);
            File.Move(file + ".tmp", file, overwrite: true);
        }

        return lines.Length - kept.Count;
    }
}
