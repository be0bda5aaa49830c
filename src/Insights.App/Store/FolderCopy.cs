using System.Globalization;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.Store;

/// <summary>Copies a store in a file together with the records of the same moment, while others work on both.</summary>
internal sealed class FolderCopy(WorkFolder work, TimeProvider clock)
{
    /// <summary>Replacing a publication takes a moment, and hours lie between two; a copy of a large store takes longer.</summary>
    private const int Attempts = 40;

    private const string Publication = "publication", Journal = "journal.json";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Copies the store to a file and gives the records; none of them is of another publication than the rest.</summary>
    /// <exception cref="WorkFaultException">One publication was written after the other, or one was cut short.</exception>
    public async Task<IReadOnlyList<SharedRecord>> MakeAsync(string copy, Predicate<string> isKept, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryMake(copy, isKept) is { } records)
            {
                return records;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        throw new WorkFaultException(
            "A publication is being written all the time; start the backup again in a moment, and 'insights doctor' where no run works.");
    }

    /// <summary>Null where a publication was replaced meanwhile.</summary>
    private List<SharedRecord>? TryMake(string copy, Predicate<string> isKept)
    {
        var before = Stamp();
        if (before is null)
        {
            return null;
        }

        StoreBackup.Copy(work.StoreFile, copy);
        try
        {
            var records = WorkFolder.KeptRecords.Concat(FilesOfPublication().Select(file => $"{Publication}/{file.Name}"))
                .Where(name => isKept(name))
                .Select(name => new SharedRecord(name, work.Shared.Read(name)))
                .Where(record => record.Content is not null)
                .ToList();
            return before == Stamp() ? records : null;
        }
        catch (IOException) when (before != Stamp())
        {
            // A file went while it was read.
            return null;
        }
    }

    /// <summary>Another one whenever a file of the publication was replaced; null while that is under way.</summary>
    private string? Stamp()
    {
        var files = FilesOfPublication().OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        return files.Exists(file => file.Name == Journal)
            ? null
            : string.Join('|', files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name}+{file.LastWriteTimeUtc.Ticks}")));
    }

    // A look at the lock's file would keep away who wants to publish.
    private IEnumerable<FileInfo> FilesOfPublication()
    {
        var folder = new DirectoryInfo(Path.Combine(work.Path, Publication));
        return folder.Exists ? folder.EnumerateFiles().Where(file => file.Name != "lock") : [];
    }
}
