using System.Security.Cryptography;
using System.Text;

namespace Insights.Publish.Files;

/// <summary>
/// The publication as all workers share it: its files are records, and what is committed there is the publication that stands. Each
/// worker's folders are a copy that says which version it is of.
/// </summary>
internal sealed class SharedPublication(string output, string work, ISharedRecords records)
{
    /// <summary>Under which name the records of the output folder lie.</summary>
    public const string OutputFolder = "faq";

    private const string WorkFolder = "publication";
    private const string Version = "publication/version";
    private const string Answers = "answers.index";

    /// <summary>True where nothing was ever published there: then all of a publication must go there, changed or not.</summary>
    public bool IsNew => records.Read(Version) is null;

    private string VersionFile => Path.Combine(work, WorkFolder, "version");

    /// <summary>Past this call the changes are what every worker publishes; gives what is left to do in this worker's folders.</summary>
    public IReadOnlyList<FileChange> Commit(IReadOnlyList<FileChange> changes)
    {
        var version = Encoding.UTF8.GetBytes(HashOf(changes));
        records.Replace([.. changes.Select(change => new SharedRecord(NameOf(change.Target), change.Content)), new SharedRecord(Version, version)]);
        return [.. changes, MarkOf(version)];
    }

    /// <summary>What must change in this worker's folders to be what is published; null where it is already.</summary>
    public IReadOnlyList<FileChange>? FindNews()
    {
        if (records.Read(Version) is not { } version || IsHere(version))
        {
            return null;
        }

        var whole = records.ReadFolder(WorkFolder).Concat(records.ReadFolder(OutputFolder))
            .Append(new SharedRecord(Answers, records.Read(Answers)))
            .Where(record => record.Name != Version)
            .ToDictionary(record => FileOf(record.Name), record => record.Content);

        // What others published since would make a set of two publications: the next look takes it as a whole.
        if (!version.AsSpan().SequenceEqual(records.Read(Version)))
        {
            return null;
        }

        var gone = OwnedHere().Select(name => Path.Combine(output, name)).Where(file => !whole.ContainsKey(file));
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

    private string NameOf(string file)
    {
        var inOutput = Path.GetRelativePath(output, file);
        return inOutput.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(inOutput)
            ? Path.GetRelativePath(work, file).Replace('\\', '/')
            : $"{OutputFolder}/{inOutput.Replace('\\', '/')}";
    }

    private string FileOf(string name) => name.StartsWith(OutputFolder + "/", StringComparison.Ordinal)
        ? Path.Combine(output, name[(OutputFolder.Length + 1)..])
        : Path.Combine(work, name);

    private string HashOf(IReadOnlyList<FileChange> changes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(records.Read(Version) ?? []);
        foreach (var change in changes)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(NameOf(change.Target) + "\n"));
            hash.AppendData(SHA256.HashData(change.Content ?? []));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
