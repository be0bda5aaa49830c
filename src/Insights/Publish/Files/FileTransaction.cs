using System.Text.Json;

namespace Insights.Publish.Files;

/// <summary>A file to replace, or with null content to remove.</summary>
internal sealed record FileChange(string Target, byte[]? Content);

/// <summary>
/// Replaces several files so that after a cut at any moment <see cref="Recover"/> brings all of them to the old or all to the new state.
/// New contents are written beside their targets first. The journal's second state is the point of no return: before it recovery takes
/// the new contents away, after it recovery finishes renaming.
/// </summary>
internal sealed class FileTransaction(string journalFile, IFileSteps steps)
{
    public const string JournalName = "journal.json";

    private const string Staged = ".insights-new";

    private sealed record Journal(bool IsCommitted, IReadOnlyList<string> Replace, IReadOnlyList<string> Remove);

    public void Commit(IReadOnlyList<FileChange> changes)
    {
        var replace = changes.Where(change => change.Content is not null).ToList();
        var journal = new Journal(false, [.. replace.Select(change => change.Target)], [.. changes.Where(change => change.Content is null).Select(change => change.Target)]);
        try
        {
            WriteJournal(journal);
            foreach (var change in replace)
            {
                steps.Write(change.Target + Staged, change.Content);
            }

            // Past this line the new publication is the one that stands, however long the renames take.
            WriteJournal(journal with { IsCommitted = true });
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Undo(journal);
            throw;
        }

        Finish(journal with { IsCommitted = true });
    }

    /// <summary>Finishes or undoes what an earlier process left; true where there was something.</summary>
    public bool Recover()
    {
        if (!File.Exists(journalFile))
        {
            return false;
        }

        var journal = JsonSerializer.Deserialize<Journal>(File.ReadAllBytes(journalFile))
            ?? throw new JsonException($"{journalFile} is empty");
        if (journal.IsCommitted)
        {
            Finish(journal);
        }
        else
        {
            Undo(journal);
        }

        return true;
    }

    private void Finish(Journal journal)
    {
        foreach (var target in journal.Remove)
        {
            steps.Delete(target);
        }

        foreach (var target in journal.Replace.Where(target => File.Exists(target + Staged)))
        {
            steps.Move(target + Staged, target);
        }

        steps.Delete(journalFile);
    }

    private void Undo(Journal journal)
    {
        // First nothing may be left that tells the next start to finish: a cut in here must not publish a part.
        if (File.Exists(journalFile) && IsCommitted())
        {
            WriteJournal(journal);
        }

        foreach (var target in journal.Replace)
        {
            steps.Delete(target + Staged);
        }

        steps.Delete(journalFile);
    }

    private bool IsCommitted() => JsonSerializer.Deserialize<Journal>(File.ReadAllBytes(journalFile)) is { IsCommitted: true };

    // The rename makes a journal whole or absent; file systems with a log keep renames in their order.
    private void WriteJournal(Journal journal)
    {
        steps.Write(journalFile + Staged, JsonSerializer.SerializeToUtf8Bytes(journal));
        steps.Move(journalFile + Staged, journalFile);
    }
}
