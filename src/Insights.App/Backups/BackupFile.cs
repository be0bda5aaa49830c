using System.IO.Compression;
using Insights.App.Store;
using Insights.Pipeline;

namespace Insights.App.Backups;

/// <summary>One zip with all of a work folder that cannot be made again: store, key, drafts, decisions, change log.</summary>
internal static class BackupFile
{
    private const string StoreName = "store.db";

    /// <summary>Where the last publication, its ids and the change log lie.</summary>
    private const string Publication = "publication";

    /// <summary>Written beside and renamed, so that a backup is whole or not there.</summary>
    public static void Write(WorkFolder work, string file)
    {
        RefuseHalfPublished(work);
        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $".{Path.GetFileName(file)}.store");
        try
        {
            StoreBackup.Copy(work.StoreFile, copy);
            using (var zip = ZipFile.Open(file + ".tmp", ZipArchiveMode.Create))
            {
                zip.CreateEntryFromFile(copy, StoreName);
                foreach (var kept in KeptFiles(work))
                {
                    zip.CreateEntryFromFile(kept, Path.GetRelativePath(work.Path, kept).Replace('\\', '/'));
                }
            }

            RefuseHalfPublished(work);
            File.Move(file + ".tmp", file, overwrite: true);
        }
        finally
        {
            File.Delete(copy);
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

    private static IEnumerable<string> KeptFiles(WorkFolder work)
    {
        var folder = Path.Combine(work.Path, Publication);
        return WorkFolder.KeptRecords.Select(name => Path.Combine(work.Path, name)).Prepend(work.KeyFile)
            .Where(File.Exists)
            .Concat(Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
    }

    private static void RefuseHalfPublished(WorkFolder work)
    {
        if (File.Exists(Path.Combine(work.Path, Publication, "journal.json")))
        {
            throw new WorkFaultException("A publication is being written right now; start the backup again in a moment.");
        }
    }
}
