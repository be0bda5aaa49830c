using System.IO.Compression;
using Insights.App.Commands;
using Insights.App.Store;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.Backups;

/// <summary>
/// One zip with all of a community's work that cannot be made again: store, key, drafts, decisions, change log. The same whether the store
/// lies in a file or on a server, so that it goes back to either.
/// </summary>
internal static class BackupFile
{
    private const string StoreName = "store.db";

    /// <summary>Where the last publication, its ids and the change log lie.</summary>
    private const string Publication = "publication/";

    /// <summary>Written beside and renamed, so that a backup is whole or not there.</summary>
    public static async Task WriteAsync(CommandContext context, string file, CancellationToken cancellationToken)
    {
        var work = context.Work;
        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $".{Path.GetFileName(file)}.store");
        try
        {
            File.Delete(copy);
            var records = await context.Settings.Store.CopyStoreAsync(new FolderCopy(work, context.Clock), copy, IsKept, cancellationToken);
            await using (var zip = await ZipFile.OpenAsync(file + ".tmp", ZipArchiveMode.Create, cancellationToken))
            {
                await zip.CreateEntryFromFileAsync(copy, StoreName, cancellationToken);
                if (File.Exists(work.KeyFile))
                {
                    await zip.CreateEntryFromFileAsync(work.KeyFile, Path.GetFileName(work.KeyFile), cancellationToken);
                }

                foreach (var record in records)
                {
                    await using var entry = await zip.CreateEntry(record.Name).OpenAsync(cancellationToken);
                    await entry.WriteAsync(record.Content, cancellationToken);
                }
            }

            File.Move(file + ".tmp", file, overwrite: true);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(copy + "-wal");
            File.Delete(copy + "-shm");
            File.Delete(file + ".tmp");
        }
    }

    /// <summary>Unpacks a backup into an empty folder.</summary>
    /// <exception cref="UnusableException">The file is no backup of ours.</exception>
    public static void Unpack(string file, string folder)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            if (zip.GetEntry(StoreName) is null)
            {
                throw new UnusableException($"{file} is no backup of Insights: it holds no {StoreName}.");
            }

            zip.ExtractToDirectory(folder);
        }
        catch (Exception cause) when (cause is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableException($"{file} is missing or no backup of Insights; name a file that 'insights backup' wrote.", cause);
        }
    }

    /// <summary>The records of a backup that was unpacked.</summary>
    public static IReadOnlyList<SharedRecord> ReadRecords(WorkFolder unpacked) =>
    [
        .. Directory.GetFiles(unpacked.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(unpacked.Path, file).Replace('\\', '/'))
            .Where(name => IsKept(name))
            .Order(StringComparer.Ordinal)
            .Select(name => new SharedRecord(name, unpacked.Shared.Read(name))),
    ];

    // A map shows questions that may be forgotten before it is restored; the next night draws one.
    private static bool IsKept(string name) => WorkFolder.KeptRecords.Contains(name)
        || (name.StartsWith(Publication, StringComparison.Ordinal) && name is not (Publication + "lock" or Publication + "version" or PublishedFiles.Map));
}
