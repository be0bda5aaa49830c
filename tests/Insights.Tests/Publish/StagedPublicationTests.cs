using System.Text;
using Insights.Publish;
using Insights.Publish.Files;
using Insights.Tests.Fakes;

namespace Insights.Tests.Publish;

/// <summary>A publication that is kept first and committed later, in another process as likely as not.</summary>
public sealed class StagedPublicationTests : IDisposable
{
    private const string Night = "2026-11-25T02:00:00Z";
    private static readonly byte[] Report = Encoding.UTF8.GetBytes("{}");
    private readonly string root = Directory.CreateTempSubdirectory("insights-staged").FullName;

    public StagedPublicationTests() => Directory.CreateDirectory(Path.Combine(root, "work"));

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string StagedFile => Path.Combine(root, "work", PublishedFiles.Staged);

    [Fact]
    public void It_comes_to_what_a_commit_at_once_comes_to()
    {
        Open("work", "faq").Commit(Make("Which deployment?", "deployment"), Report, []);
        Open("other", "faq2").Commit(Make("Which deployment?", "deployment"), Report, []);
        var (outcome, files) = (Make("Which of the two?", "operations"), new[] { new PublishedFile("answers.index", [1, 2, 3]) });

        Open("work", "faq").Stage(Night, outcome, Report, files);
        Assert.True(File.Exists(Path.Combine(root, "faq", "deployment.md")));
        Assert.True(Open("work", "faq").CommitStaged(Night));
        Open("other", "faq2").Commit(outcome, Report, files);

        Assert.Equal(Snapshot("faq2"), Snapshot("faq"));
        Assert.False(File.Exists(Path.Combine(root, "faq", "deployment.md")));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(root, "work", "answers.index")));
        Assert.False(File.Exists(StagedFile));
    }

    [Fact]
    public void What_was_committed_since_overtakes_it()
    {
        Open("work", "faq").Stage(Night, Make("Which deployment?", "deployment"), Report, []);
        Open("work", "faq").Commit(Make("Which of the two?", "operations"), Report, []);
        var before = Snapshot("faq");

        Assert.False(Open("work", "faq").CommitStaged(Night));
        Assert.Equal(before, Snapshot("faq"));
    }

    [Fact]
    public void Another_nights_and_a_damaged_one_are_not_committed()
    {
        Open("work", "faq").Stage(Night, Make("Which deployment?", "deployment"), Report, []);
        Assert.False(Open("work", "faq").CommitStaged("2026-11-26T02:00:00Z"));
        File.WriteAllBytes(StagedFile, File.ReadAllBytes(StagedFile)[..^40]);
        Assert.False(Open("work", "faq").CommitStaged(Night));
        Assert.False(Directory.Exists(Path.Combine(root, "faq")));
    }

    [Fact]
    public async Task Who_is_forgotten_before_it_is_committed_is_in_nothing_that_is_committed()
    {
        using var shop = await MinedShop.OpenAsync();
        var staged = shop.Shell.Write(Path.Combine("work", PublishedFiles.Staged), "mined before");
        Assert.Equal(0, (await shop.Shell.HereAsync("forget", "--author", "901")).Code);
        Assert.False(File.Exists(staged));
    }

    private PublicationFolder Open(string work, string output) =>
        new(Path.Combine(root, output), Path.Combine(root, work), new FolderRecords(Path.Combine(root, work)));

    private Dictionary<string, string> Snapshot(string folder) => Directory.GetFiles(Path.Combine(root, folder))
        .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file));

    private static PublishOutcome Make(string question, string theme)
    {
        var draft = Drafts.Of("aaaaaaaa", question, 10, 20) with { Theme = new(theme), Fingerprint = question };
        return new PublishStage(new TakenBackEvidence())
            .RunAsync(Drafts.Night(LastPublication.Empty("Milvus"), draft.Accepted()), Drafts.Options, CancellationToken.None)
            .GetAwaiter().GetResult();
    }
}
