using System.Text.Json;
using Insights.Publish.Files;

namespace Insights.Publish;

/// <summary>
/// The output folder and what the work folder knows of it. Files are replaced one by one, whole, faq.json last; a cut publication is
/// finished or undone by <see cref="Recover"/>, which every verb calls when it starts. Files of others are left alone.
/// </summary>
public sealed class PublicationFolder
{
    /// <summary>Records of what waits to be published, all of which a commit makes good.</summary>
    private static readonly string[] Overtaken = [PublishedFiles.Staged, PublishedFiles.TakenBack];

    private readonly string output;
    private readonly string work;
    private readonly IFileSteps steps;
    private readonly ISharedRecords? records;
    private readonly SharedPublication? shared;

    /// <param name="output">The folder that people look into.</param>
    /// <param name="work">The work folder.</param>
    /// <param name="records">Where other workers find what is published; the work folder itself where there are none.</param>
    public PublicationFolder(string output, string work, ISharedRecords records)
        : this(output, work, new DiskSteps())
    {
        this.records = records;
        shared = records is FolderRecords ? null : new SharedPublication(this.output, this.work, records);
    }

    internal PublicationFolder(string output, string work)
        : this(output, work, new DiskSteps())
    {
    }

    internal PublicationFolder(string output, string work, IFileSteps steps)
    {
        this.output = Path.GetFullPath(output);
        this.work = Path.GetFullPath(work);
        this.steps = steps;
    }

    /// <summary>The published faq.json.</summary>
    public string FaqFile => Path.Combine(output, PublishedFiles.Faq);

    /// <summary>Whose files are whose: workers that share a publication have it each in a folder of its own.</summary>
    private string OutputKey => shared is null ? output : PublicationPlaces.OutputFolder;

    private string StateFile => InWork(PublicationState.FileName);
    private string FaqCopy => InWork(PublishedFiles.Faq);
    private string ListingFile => InWork("conversations.jsonl");
    private string JournalFile => InWork(FileTransaction.JournalName);

    /// <summary>Makes the output folder and sees that it can be written, before work is spent on it.</summary>
    public void EnsureUsable()
    {
        var probe = Path.Combine(output, ".insights-probe");
        try
        {
            RefuseWrongKinds([]);
            Directory.CreateDirectory(output);

            // Gone when it is closed, also where a full disk made it but takes no byte.
            using var tried = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            tried.WriteByte(1);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw PublicationFaults.OfOutput(output, cause);
        }
    }

    /// <summary>
    /// Finishes or undoes a publication that was cut short; true where there was one. Where another process is publishing right now
    /// nothing is done: it is not cut. What another worker published since comes into these folders.
    /// </summary>
    public bool Recover()
    {
        if (!File.Exists(JournalFile) && shared is null)
        {
            return false;
        }

        try
        {
            using var held = PublicationLock.TryTake(work);
            var wasCut = held is not null && new FileTransaction(JournalFile, steps).Recover();
            if (held is not null && shared?.FindNews() is { } news)
            {
                Directory.CreateDirectory(output);
                new FileTransaction(JournalFile, steps).Commit(news);
            }

            return wasCut;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            throw PublicationFaults.OfRecovery(JournalFile, cause);
        }
    }

    /// <summary>The last publication: as the work folder knows it; where that is new, the ids of the faq.json in the output folder.</summary>
    public async Task<LastPublication> ReadLastAsync(string community, CancellationToken cancellationToken)
    {
        if (await FaqJsonReader.ReadAsync(FaqCopy, cancellationToken) is { } publication)
        {
            var state = ReadState();
            return new LastPublication { Publication = publication, Stamps = state.Stamps, Known = state.Known, Log = state.Log };
        }

        var found = await FaqJsonReader.ReadAsync(FaqFile, cancellationToken);
        return found is null ? LastPublication.Empty(community) : LastPublication.TakenOver(found);
    }

    /// <summary>What the last night knew of the conversations; empty where it is unknown.</summary>
    public IReadOnlyList<ConversationListing> ReadListings() => ReadKept(ListingFile, content => ListingLines.Read(content), []);

    /// <summary>What is published now; null where nothing is.</summary>
    public Task<Publication?> ReadPublishedAsync(CancellationToken cancellationToken) => FaqJsonReader.ReadAsync(FaqFile, cancellationToken);

    /// <summary>
    /// Replaces the publication, all or nothing. Files whose bytes stay are not touched. <paramref name="run"/> is run.json;
    /// <paramref name="workFiles"/> are further files that belong to the publication, by name in the work folder.
    /// </summary>
    public void Commit(PublishOutcome outcome, byte[]? run, IReadOnlyList<PublishedFile> workFiles) => Replace(Prepare(outcome, run, workFiles));

    /// <summary>
    /// Keeps a publication to be committed by <see cref="CommitStaged"/>, in this process or another. It goes with whatever is committed or
    /// erased before: what stands then is no longer what it was made from.
    /// </summary>
    public void Stage(string night, PublishOutcome outcome, byte[] run, IReadOnlyList<PublishedFile> workFiles)
    {
        var places = new PublicationPlaces(output, work);
        var changes = Prepare(outcome, run, workFiles).Select(change => new SharedRecord(places.NameOf(change.Target), change.Content));
        try
        {
            records!.Replace([new SharedRecord(PublishedFiles.Staged, new StagedPublication(night, [.. changes]).Write())]);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw PublicationFaults.OfOutput(work, cause);
        }
    }

    /// <summary>Commits what was staged for this night; false where it was overtaken.</summary>
    public bool CommitStaged(string night)
    {
        if (records!.Read(PublishedFiles.Staged) is not { } content || StagedPublication.Read(content) is not { } staged || staged.Night != night)
        {
            return false;
        }

        var places = new PublicationPlaces(output, work);
        Replace(staged.Changes.Select(change => new FileChange(places.FileOf(change.Name), change.Content)));
        return true;
    }

    private IEnumerable<FileChange> Prepare(PublishOutcome outcome, byte[]? run, IReadOnlyList<PublishedFile> workFiles)
    {
        var files = PublishedFiles.Render(outcome).ToList();
        if (run is not null)
        {
            files.Insert(files.Count - 1, new PublishedFile(PublishedFiles.Run, run));
        }

        var state = ReadState();
        var names = files.Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
        var owned = new Dictionary<string, IReadOnlyList<string>>(state.Files) { [OutputKey] = names };
        var gone = state.Files.GetValueOrDefault(OutputKey, []).Except(names).Where(name => name != PublishedFiles.Run);
        var next = new PublicationState(outcome.Next.Stamps, outcome.Next.Known, outcome.Next.Log, owned);
        return gone.Select(name => new FileChange(Path.Combine(output, name), null))
            .Concat(workFiles.Select(file => new FileChange(Path.Combine(work, file.Name), file.Content)))
            .Append(new FileChange(StateFile, next.Write()))
            .Append(new FileChange(ListingFile, ListingLines.Write(outcome.Listings)))
            .Append(new FileChange(FaqCopy, files[^1].Content))
            .Concat(files.Select(file => new FileChange(Path.Combine(output, file.Name), file.Content)));
    }

    private void Replace(IEnumerable<FileChange> changes)
    {
        try
        {
            var different = changes.Where(change => shared is { IsNew: true } || Differs(change)).ToList();
            RefuseWrongKinds(different);
            Directory.CreateDirectory(output);
            different.AddRange(Overtaken.Where(name => records?.Exists(name) == true).Select(name => new FileChange(Path.Combine(work, name), null)));
            using var held = PublicationLock.Take(work)
                ?? throw new WorkFaultException($"Another process is publishing from {work}; wait for it, then run again.");
            new FileTransaction(JournalFile, steps).Commit(shared is null || different.Count == 0 ? different : shared.Commit(different));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw PublicationFaults.OfOutput(output, cause);
        }
    }

    private static bool Differs(FileChange change) => change.Content is null
        ? File.Exists(change.Target)
        : !File.Exists(change.Target)
            || new FileInfo(change.Target).Length != change.Content.Length
            || !File.ReadAllBytes(change.Target).AsSpan().SequenceEqual(change.Content);

    private void RefuseWrongKinds(IReadOnlyList<FileChange> changes)
    {
        if (File.Exists(output))
        {
            throw new UnusableException($"The output folder {output} is a file; give another folder with --out.");
        }

        if (changes.FirstOrDefault(change => Directory.Exists(change.Target)) is { } folder)
        {
            throw new UnusableException($"{folder.Target} is a folder where a file belongs; move it away, or give another folder with --out.");
        }
    }

    private PublicationState ReadState() => ReadKept(StateFile, content => PublicationState.Read(content), PublicationState.Empty);

    private static T ReadKept<T>(string file, Func<byte[], T> read, T missing)
    {
        try
        {
            return File.Exists(file) ? read(File.ReadAllBytes(file)) : missing;
        }
        catch (Exception cause) when (cause is JsonException or FormatException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw PublicationFaults.OfWorkFile(file, cause);
        }
    }

    private string InWork(string name) => Path.Combine(work, "publication", name);
}
