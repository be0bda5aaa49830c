using System.Text;

namespace Insights.Publish.Files;

/// <summary>
/// The publication as all workers share it: its files are records, and what is committed there is the publication that stands. Each
/// worker's folders are a copy that says which version it is of.
/// </summary>
internal sealed class SharedPublication(string output, string work, ISharedRecords records)
{
    private const string WorkFolder = "publication";

    private readonly PublicationPlaces places = new(output, work);

    /// <summary>What is committed with a publication and lies beside its folder in the work folder.</summary>
    private static readonly string[] Beside = ["answers.index"];

    /// <summary>True where nothing was ever published there: then all of a publication must go there, changed or not.</summary>
    public bool IsNew => records.Read(SharedVersion.Name) is null;

    private string VersionFile => Path.Combine(work, WorkFolder, "version");

    /// <summary>Past this call the changes are what every worker publishes; gives what is left to do in this worker's folders.</summary>
    public IReadOnlyList<FileChange> Commit(IReadOnlyList<FileChange> changes)
    {
        SharedRecord[] changed = [.. changes.Select(change => new SharedRecord(places.NameOf(change.Target), change.Content))];
        var version = SharedVersion.Of(changed.Prepend(new SharedRecord(SharedVersion.Name, records.Read(SharedVersion.Name))));
        records.Replace([.. changed, version]);
        return [.. changes, MarkOf(version.Content!)];
    }

    /// <summary>What must change in this worker's folders to be what is published; null where it is already.</summary>
    public IReadOnlyList<FileChange>? FindNews()
    {
        if (records.Read(SharedVersion.Name) is not { } version || IsHere(version))
        {
            return null;
        }

        var whole = records.ReadFolder(WorkFolder).Concat(records.ReadFolder(PublicationPlaces.OutputFolder))
            .Concat(Beside.Select(name => new SharedRecord(name, records.Read(name))))
            .Where(record => record.Name != SharedVersion.Name)
            .ToDictionary(record => places.FileOf(record.Name), record => record.Content);

        // What others published since would make a set of two publications: the next look takes it as a whole.
        if (!version.AsSpan().SequenceEqual(records.Read(SharedVersion.Name)))
        {
            return null;
        }

        // Right after a backup was brought back there may be no pages yet: those that are here stay until there are.
        var gone = whole.ContainsKey(Path.Combine(output, PublishedFiles.Faq))
            ? OwnedHere().Select(name => Path.Combine(output, name)).Where(file => !whole.ContainsKey(file))
            : [];
        return
        [
            .. gone.Select(file => new FileChange(file, null)),
            .. whole.Select(pair => new FileChange(pair.Key, pair.Value)),
            MarkOf(version),
        ];
    }

    /// <summary>The names that the publication before had in the output folder.</summary>
    private IEnumerable<string> OwnedHere()
    {
        var state = Path.Combine(work, WorkFolder, PublicationState.FileName);
        return File.Exists(state) ? PublicationState.Read(File.ReadAllBytes(state)).Files.Values.SelectMany(names => names).Distinct() : [];
    }

    private bool IsHere(byte[] version) => File.Exists(Path.Combine(output, PublishedFiles.Faq))
        && File.Exists(VersionFile) && File.ReadAllBytes(VersionFile).AsSpan().SequenceEqual(MarkOf(version).Content);

    /// <summary>The same version in another output folder is not the same copy.</summary>
    private FileChange MarkOf(byte[] version) => new(VersionFile, [.. version, .. Encoding.UTF8.GetBytes($"\n{output}")]);
}
