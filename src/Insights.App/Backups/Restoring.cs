using Insights.App.Settings;
using Insights.App.Store;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.Backups;

/// <summary>Brings a backup back without bringing back what was taken back since.</summary>
internal static class Restoring
{
    /// <summary>Replaces the work folder's content; gives how many messages were erased again because they were forgotten later.</summary>
    public static async Task<int> RunAsync(StoreSettings settings, WorkFolder work, string file, CancellationToken cancellationToken)
    {
        var folder = new WorkFolder(Path.Combine(work.Path, "restoring"));
        if (Directory.Exists(folder.Path))
        {
            Directory.Delete(folder.Path, recursive: true);
        }

        try
        {
            BackupFile.Unpack(file, folder.Path);
            var key = PseudonymKeyFile.Open(settings.PseudonymKey, folder.KeyFile, storeExists: true);
            var later = await ReadTombstonesAsync(settings, work, key, cancellationToken);
            var erased = await EraseAsync(folder, key, later, cancellationToken);
            AddLines(work, folder);
            if (settings.IsShared())
            {
                ReplaceOnServer(settings, folder);
            }
            else
            {
                Replace(work, folder);
            }

            return erased;
        }
        finally
        {
            if (Directory.Exists(folder.Path))
            {
                Directory.Delete(folder.Path, recursive: true);
            }
        }
    }

    /// <summary>What this folder's store was told to forget; none where it has no store.</summary>
    private static async Task<IReadOnlyList<long>> ReadTombstonesAsync(
        StoreSettings settings, WorkFolder work, PseudonymKey key, CancellationToken cancellationToken)
    {
        if (!settings.HasStore(work))
        {
            return [];
        }

        if (PseudonymKeyFile.Open(settings.PseudonymKey, work.KeyFile, storeExists: true).PseudonymOf("0") != key.PseudonymOf("0"))
        {
            throw new UnusableException(
                $"The backup was made with another pseudonym key than {work}; restore it into a new folder with --work.");
        }

        await using var store = settings.OpenStore(work, key);
        return await store.ReadTombstonesAsync(cancellationToken);
    }

    private static async Task<int> EraseAsync(
        WorkFolder folder, PseudonymKey key, IReadOnlyList<long> tombstones, CancellationToken cancellationToken)
    {
        await using var store = SqliteMessageStore.Open(folder.StoreFile, key);
        var forgotten = await new Forgetting(store, key, null).HonourAsync(tombstones, cancellationToken);
        List<ConversationId> touched = [.. forgotten.Conversations.Changed, .. forgotten.Conversations.Gone];
        await RunFiles.PurgeAsync(
            folder,
            new ForgottenIds([.. touched.Select(id => id.ToString())], forgotten.Conversations.Gone.ToHashSet()),
            cancellationToken);
        return forgotten.Messages;
    }

    /// <summary>Before anything is replaced: what of these lines is done already does no harm, and what was added since the backup stays.</summary>
    private static void AddLines(WorkFolder work, WorkFolder restored)
    {
        foreach (var name in WorkFolder.AddedRecords)
        {
            var lines = restored.Shared.ReadLines(name).Except(work.Shared.ReadLines(name), StringComparer.Ordinal).ToList();
            if (lines.Count > 0)
            {
                work.Shared.Append(name, lines);
            }

            File.Delete(Path.Combine(restored.Path, name));
        }
    }

    /// <summary>The pages stay as they are until the next run publishes; what is known of them is that of the backup.</summary>
    private static void ReplaceOnServer(StoreSettings settings, WorkFolder restored)
    {
        var records = BackupFile.ReadRecords(restored);
        var missing = WorkFolder.KeptRecords.Append(PublishedFiles.Staged).Except(records.Select(record => record.Name)).Except(WorkFolder.AddedRecords)
            .Select(name => new SharedRecord(name, null));
        settings.ReplaceOnServer(restored.StoreFile, [.. records, .. missing, SharedVersion.Of(records)]);
    }

    // The store goes last but for the index, which is made again where its rows do not fit.
    private static void Replace(WorkFolder work, WorkFolder restored)
    {
        foreach (var file in new[] { work.IndexFile, work.AnswersFile, work.StoreFile + "-wal", work.StoreFile + "-shm", Path.Combine(work.Path, PublishedFiles.Staged) })
        {
            File.Delete(file);
        }

        foreach (var file in Directory.GetFiles(restored.Path, "*", SearchOption.AllDirectories).OrderByDescending(name => name, StringComparer.Ordinal))
        {
            var target = file == restored.StoreFile ? work.StoreFile : Path.Combine(work.Path, Path.GetRelativePath(restored.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target, overwrite: true);
        }
    }
}
