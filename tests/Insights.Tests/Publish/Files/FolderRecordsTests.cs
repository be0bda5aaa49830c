using Insights.Publish;
using Insights.Publish.Files;

namespace Insights.Tests.Publish.Files;

public sealed class FolderRecordsTests : SharedRecordsConformance, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-records-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_line_that_a_full_disk_cut_does_not_run_into_the_next()
    {
        File.WriteAllText(Path.Combine(folder, "answered-posts.txt"), "1101\n110");
        var records = Open();
        Assert.False(records.AppendOnce("answered-posts.txt", "1101"));
        Assert.True(records.AppendOnce("answered-posts.txt", "1102"));
        Assert.Equal(["1101", "110", "1102"], records.ReadLines("answered-posts.txt"));
    }

    protected override ISharedRecords Open()
    {
        Directory.CreateDirectory(Path.Combine(folder, "publication"));
        return Again();
    }

    protected override ISharedRecords Again() => new FolderRecords(folder);
}
