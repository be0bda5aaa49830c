using Insights.Publish;
using Insights.Tests.Answer;

namespace Insights.Tests.Publish;

public sealed class PublicationReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-reader-").FullName;

    private string Out => Path.Combine(folder, "faq");
    private string Work => Path.Combine(folder, "work");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Where_nothing_was_published_there_is_nothing() =>
        Assert.IsType<PublicationReading.Nothing>(await new PublicationReader(Out, Work).ReadAsync(CancellationToken.None));

    [Fact]
    public async Task A_commit_is_read_whole_with_its_log_and_changes_the_stamp()
    {
        var reader = new PublicationReader(Out, Work);
        var before = reader.Stamp();
        var outcome = await CommitAsync();
        var whole = Assert.IsType<PublicationReading.Whole>(await reader.ReadAsync(CancellationToken.None));
        Assert.Equal(outcome.Publication.Entries.Select(entry => entry.Id), whole.Committed.Publication.Entries.Select(entry => entry.Id));
        Assert.NotEmpty(whole.Committed.Log);
        Assert.NotEqual(before, reader.Stamp());
        Assert.Equal(reader.Stamp(), reader.Stamp());
    }

    [Fact]
    public async Task While_a_journal_lies_there_nothing_is_given()
    {
        await CommitAsync();
        await File.WriteAllTextAsync(Path.Combine(Work, "publication", "journal.json"), "{}");
        Assert.IsType<PublicationReading.UnderWay>(await new PublicationReader(Out, Work).ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_faq_from_elsewhere_comes_without_this_work_folders_log()
    {
        await CommitAsync();
        await File.WriteAllBytesAsync(Path.Combine(Out, "faq.json"), FaqJson.Write(Faqs.Harbour));
        var whole = Assert.IsType<PublicationReading.Whole>(await new PublicationReader(Out, Work).ReadAsync(CancellationToken.None));
        Assert.Equal("Harbour", whole.Committed.Publication.Community);
        Assert.Empty(whole.Committed.Log);
    }

    [Fact]
    public async Task A_damaged_faq_is_named()
    {
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "faq.json"), "{ half");
        var fault = await Assert.ThrowsAsync<UnusableException>(() => new PublicationReader(Out, Work).ReadAsync(CancellationToken.None));
        Assert.Contains("faq.json", fault.Message, StringComparison.Ordinal);
    }

    private async Task<PublishOutcome> CommitAsync()
    {
        var night = Drafts.Night(LastPublication.Empty("Milvus"), Drafts.Of("aaaaaaaa", "Which deployment?", 10, 20).Accepted());
        var outcome = await new PublishStage(new Fakes.TakenBackEvidence()).RunAsync(night, Drafts.Options, CancellationToken.None);
        new PublicationFolder(Out, Work).Commit(outcome, null, []);
        return outcome;
    }
}
