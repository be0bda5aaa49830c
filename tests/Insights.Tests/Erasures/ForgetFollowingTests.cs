using Insights.App.Erasures;
using Insights.Pipeline;
using Insights.Publish.Files;

namespace Insights.Tests.Erasures;

/// <summary>A worker and what was forgotten by others, told over shared records.</summary>
public sealed class ForgetFollowingTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 2, 0, 0, TimeSpan.Zero);

    private readonly string root = Directory.CreateTempSubdirectory("insights-forgetting-").FullName;
    private readonly FolderRecords shared;

    public ForgetFollowingTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "shared", "publication"));
        shared = new FolderRecords(Path.Combine(root, "shared"));
    }

    private WorkFolder Work => new(Path.Combine(root, "worker")) { Shared = shared };

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task It_does_each_line_once_and_whatever_else_names_nobody_stays()
    {
        Assert.Null(await FollowAsync());
        Write("2026-11-27", "01-ingest", """{"id":"11","author":"ua"}""", """{"id":"12","author":"ub"}""", """{"id":"13","author":"uc"}""");
        ForgetLog.Add(Work, ["ua", "11"], Now);
        Assert.Equal(1, await FollowAsync());
        Assert.Null(await FollowAsync());

        ForgetLog.Add(Work, ["12"], Now);
        ForgetLog.Add(Work, ["99"], Now);
        Assert.Equal(1, await FollowAsync());
        Assert.Equal(["""{"id":"13","author":"uc"}"""], Read("2026-11-27", "01-ingest"));
    }

    [Fact]
    public async Task A_kill_before_it_was_noted_does_it_once_more()
    {
        ForgetLog.Add(Work, ["11"], Now);
        await FollowAsync();
        var noted = File.ReadAllText(Work.ForgottenHereFile);
        ForgetLog.Add(Work, ["12"], Now);
        Write("2026-11-27", "01-ingest", """{"id":"12"}""", """{"id":"13"}""");
        File.WriteAllText(Path.Combine(Work.RunsFolder, "2026-11-27", "01-ingest.jsonl.tmp"), """{"id":"12"}""");
        await FollowAsync();
        File.WriteAllText(Work.ForgottenHereFile, noted);

        Assert.Equal(0, await FollowAsync());
        Assert.Equal(["""{"id":"13"}"""], Read("2026-11-27", "01-ingest"));
        Assert.Single(Directory.GetFiles(Path.Combine(Work.RunsFolder, "2026-11-27")));
    }

    [Fact]
    public async Task While_a_run_has_the_folder_it_waits()
    {
        Write("2026-11-27", "01-ingest", """{"id":"11"}""");
        ForgetLog.Add(Work, ["11"], Now);
        using (WorkLock.Take(Work))
        {
            Assert.Null(await FollowAsync());
        }

        Assert.Equal(1, await FollowAsync());
    }

    [Fact]
    public async Task Who_was_away_for_longer_than_lines_are_kept_removes_its_run_files_whole()
    {
        ForgetLog.Add(Work, ["1"], Now);
        await FollowAsync();
        Write("2026-11-27", "01-ingest", """{"id":"11"}""", """{"id":"13"}""");
        File.WriteAllText(Path.Combine(Work.RunsFolder, "2026-11-27", "run.json"), "{}");
        ForgetLog.Add(Work, ["11"], Now.AddDays(1));
        ForgetLog.Add(Work, ["2"], Now.AddDays(100));

        await FollowAsync();

        Assert.Equal("run.json", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(Work.RunsFolder, "2026-11-27")))));
        Assert.Null(await FollowAsync());
    }

    [Fact]
    public async Task Who_missed_nothing_keeps_its_run_files_when_old_lines_go()
    {
        ForgetLog.Add(Work, ["1"], Now);
        ForgetLog.Add(Work, ["2"], Now.AddDays(1));
        await FollowAsync();
        Write("2026-11-27", "01-ingest", """{"id":"13"}""");
        Assert.Equal(0, ForgetLog.DropOld(Work, Now.AddDays(2)));
        Assert.Equal(2, ForgetLog.DropOld(Work, Now.AddDays(100)));
        Assert.Empty(ForgetLog.Read(Work));
        Assert.Null(await FollowAsync());

        ForgetLog.Add(Work, ["3"], Now.AddDays(101));
        Assert.Equal(0, await FollowAsync());
        Assert.Single(Read("2026-11-27", "01-ingest"));
    }

    [Fact]
    public async Task Who_never_followed_and_has_missed_lines_removes_its_run_files_whole()
    {
        Write("2026-11-27", "01-ingest", """{"id":"11"}""");
        ForgetLog.Add(Work, ["11"], Now);
        ForgetLog.Add(Work, ["2"], Now.AddDays(100));
        await FollowAsync();
        Assert.Empty(Directory.GetFiles(Path.Combine(Work.RunsFolder, "2026-11-27")));
    }

    [Fact]
    public async Task Lines_of_another_database_are_not_taken_for_known_ones()
    {
        ForgetLog.Add(Work, ["1"], Now);
        await FollowAsync();
        Write("2026-11-27", "01-ingest", """{"id":"11"}""");
        shared.Replace([new(WorkFolder.ForgottenRecord, null), new(WorkFolder.ForgottenMark, null)]);
        ForgetLog.Add(Work, ["11"], Now);
        await FollowAsync();
        Assert.Empty(Directory.GetFiles(Path.Combine(Work.RunsFolder, "2026-11-27")));
    }

    private Task<int?> FollowAsync() => ForgetFollowing.RunAsync(Work, hasIndex: true, CancellationToken.None);

    private void Write(string run, string stage, params IReadOnlyList<string> lines)
    {
        Directory.CreateDirectory(Path.Combine(Work.RunsFolder, run));
        File.WriteAllLines(Path.Combine(Work.RunsFolder, run, $"{stage}.jsonl"), lines);
    }

    private string[] Read(string run, string stage) => File.ReadAllLines(Path.Combine(Work.RunsFolder, run, $"{stage}.jsonl"));
}
