using System.Text;
using Insights.Publish;
using Insights.Publish.Files;
using Insights.Tests.Fakes;

namespace Insights.Tests.Publish;

public sealed class PublicationFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("insights-publish").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Output => Path.Combine(root, "faq");

    private string Work => Path.Combine(root, "work");

    private static PublishOutcome First { get; } = Make(LastPublication.Empty("Milvus"), "Which deployment?", "deployment");

    private static PublishOutcome Second { get; } = Make(First.Next, "Which of the two deployments?", "operations");

    private static PublishOutcome Make(LastPublication last, string question, string theme)
    {
        var draft = Drafts.Of("aaaaaaaa", question, 10, 20) with { Theme = new(theme), Fingerprint = question };
        return new PublishStage(new TakenBackEvidence()).RunAsync(Drafts.Night(last, draft.Accepted()), Drafts.Options, CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    private Dictionary<string, string> Snapshot() =>
        Directory.GetFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "lock")
            .ToDictionary(file => Path.GetRelativePath(root, file), file => File.ReadAllText(file));

    [Fact]
    public async Task What_is_committed_is_read_back_and_committing_it_again_touches_no_file()
    {
        var folder = new PublicationFolder(Output, Work);
        folder.Commit(First, Encoding.UTF8.GetBytes("{}"), []);
        var written = Directory.GetFiles(Output).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var counted = new CutSteps(int.MaxValue, tearsWrites: false);
        new PublicationFolder(Output, Work, counted).Commit(First, Encoding.UTF8.GetBytes("{}"), []);
        var last = await folder.ReadLastAsync("Milvus", CancellationToken.None);

        Assert.Equal(
            ["README.md", "changes.md", "conversations.jsonl", "deployment.md", "faq.json", "faq.schema.json", "gaps.md", "run.json"],
            written.Keys.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(written, pair => Assert.Equal(pair.Value, File.GetLastWriteTimeUtc(pair.Key)));
        Assert.Equal(FaqJson.Write(First.Publication), FaqJson.Write(last.Publication));
        Assert.Equal(First.Next.Stamps[0].Conversations, last.Stamps[0].Conversations);
        Assert.Equal(First.Next.Log[0].Changes[0].Entry, last.Log[0].Changes[0].Entry);
        Assert.Equal(First.Listings.Select(listing => listing.Id), folder.ReadListings().Select(listing => listing.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_kill_at_any_step_leaves_the_old_publication_or_the_new_one_whole(bool tearsWrites)
    {
        new PublicationFolder(Output, Work).Commit(First, null, []);
        File.WriteAllText(Path.Combine(Output, "notes.md"), "somebody else's");
        var old = Snapshot();
        new PublicationFolder(Output, Work).Commit(Second, null, [new PublishedFile("answers.index", [1, 2, 3])]);
        var fresh = Snapshot();
        var seen = new HashSet<bool>();
        for (var step = 0; ; step++)
        {
            Restore(old);
            var cut = new CutSteps(step, tearsWrites);
            try
            {
                new PublicationFolder(Output, Work, cut).Commit(Second, null, [new PublishedFile("answers.index", [1, 2, 3])]);
                break;
            }
            catch (KilledException)
            {
                // The process is gone; a start that is cut as well is followed by one that is not.
                Cut(() => new PublicationFolder(Output, Work, new CutSteps(step % 5, tearsWrites)).Recover());
                new PublicationFolder(Output, Work).Recover();
            }

            var now = Snapshot();
            var isNew = now["faq/faq.json"] == fresh["faq/faq.json"];
            seen.Add(isNew);
            Assert.Equal(isNew ? fresh : old, now.Where(file => !file.Key.EndsWith(".insights-new", StringComparison.Ordinal)).ToDictionary());
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_full_disk_leaves_the_published_FAQ_untouched_and_says_so()
    {
        new PublicationFolder(Output, Work).Commit(First, null, []);
        var old = Snapshot();
        for (var writes = 0; writes < 5; writes++)
        {
            var full = new PublicationFolder(Output, Work, new FullDisk(writes));
            var fault = Assert.Throws<WorkFaultException>(() => full.Commit(Second, null, []));
            Assert.Contains("disk is full", fault.Message, StringComparison.Ordinal);
            Assert.Equal(old, Snapshot());
        }
    }

    [Fact]
    public void Pages_of_vanished_themes_go_and_files_of_others_stay()
    {
        var folder = new PublicationFolder(Output, Work);
        folder.Commit(First, null, []);
        File.WriteAllText(Path.Combine(Output, "notes.md"), "somebody else's");
        folder.Commit(Second, null, []);

        Assert.False(File.Exists(Path.Combine(Output, "deployment.md")));
        Assert.True(File.Exists(Path.Combine(Output, "operations.md")));
        Assert.True(File.Exists(Path.Combine(Output, "notes.md")));
    }

    [Fact]
    public async Task Who_commits_waits_for_a_recovery_that_is_under_way()
    {
        new PublicationFolder(Output, Work).Commit(First, null, []);
        var other = PublicationLock.TryTake(Work)!;
        var committing = Task.Run(() => new PublicationFolder(Output, Work).Commit(Second, null, []));
        await Task.WhenAny(committing, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        Assert.False(committing.IsFaulted, committing.Exception?.Message);
        await other.DisposeAsync();
        await committing;
        Assert.True(File.Exists(Path.Combine(Output, "operations.md")));
    }

    [Fact]
    public async Task A_new_work_folder_takes_the_ids_of_the_published_faq_json()
    {
        new PublicationFolder(Output, Work).Commit(First, null, []);
        var last = await new PublicationFolder(Output, Path.Combine(root, "new")).ReadLastAsync("Milvus", CancellationToken.None);

        Assert.Equal("aaaaaaaa", Assert.Single(last.Known).Id.Value);
        Assert.Equal("which-deployment", last.Publication.Entries[0].Slug);
    }

    [Fact]
    public void An_output_that_is_a_file_is_refused_with_the_remedy()
    {
        File.WriteAllText(Output, "a file");
        var fault = Assert.Throws<UnusableException>(() => new PublicationFolder(Output, Work).EnsureUsable());

        Assert.Contains("--out", fault.Message, StringComparison.Ordinal);
        Assert.Throws<UnusableException>(() => new PublicationFolder(Output, Work).Commit(First, null, []));
        Assert.Equal("a file", File.ReadAllText(Output));
    }

    [Fact]
    public void An_output_that_cannot_be_made_is_unusable_and_a_full_disk_is_a_fault()
    {
        Assert.IsType<UnusableException>(PublicationFaults.OfOutput(Output, new FileNotFoundException("/proc/nope")));
        Assert.IsType<UnusableException>(PublicationFaults.OfOutput(Output, new UnauthorizedAccessException("no")));
        Assert.IsType<WorkFaultException>(PublicationFaults.OfOutput(Output, new IOException("full", 28)));
    }

    [Fact]
    public async Task A_damaged_faq_json_is_refused_with_the_remedy()
    {
        Directory.CreateDirectory(Output);
        await File.WriteAllTextAsync(Path.Combine(Output, "faq.json"), """{"schema":"insights/faq@1","entries":[{""");

        await Assert.ThrowsAsync<UnusableException>(
            () => new PublicationFolder(Output, Work).ReadLastAsync("Milvus", CancellationToken.None));
    }

    private void Restore(Dictionary<string, string> files)
    {
        Directory.Delete(root, recursive: true);
        foreach (var (name, content) in files)
        {
            var file = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }
    }

    private static void Cut(Action action)
    {
        try
        {
            action();
        }
        catch (KilledException)
        {
        }
    }
}
