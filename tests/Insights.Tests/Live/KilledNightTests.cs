using System.Diagnostics;
using System.Globalization;
using Insights.App.Schedule;
using Insights.App.Store.Postgres;
using Insights.Pipeline;
using Insights.Tests.Fakes;
using Npgsql;

namespace Insights.Tests.Live;

/// <summary>A server that is killed at any point of a night, as a process of its own.</summary>
[Collection(nameof(LivePostgres))]
public sealed class KilledNightTests(LivePostgres server) : IDisposable
{
    private const string EverySecond = "* * * * * *";
    private const int Kills = 20;
    private const int KillsOnServer = 4;

    private readonly List<Shell> shells = [];
    private readonly string today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        shells.ForEach(shell => shell.Dispose());
    }

    [SkippableFact]
    public Task The_next_night_gives_the_faq_of_an_undisturbed_one() => KillAsync(Kills, _ => { });

    [SkippableFact]
    public Task And_so_it_does_on_PostgreSQL() => KillAsync(KillsOnServer, shell => LivePostgres.Use(shell, server.NewDatabase()));

    [SkippableFact]
    public async Task A_night_that_was_killed_on_PostgreSQL_is_resumed_by_the_scheduler()
    {
        var place = server.NewDatabase();
        var undisturbed = await UndisturbedAsync();
        var killed = LivePostgres.Use(Make(), place);
        await using (var first = await ServeAsync(killed, EverySecond))
        {
            await first.UntilAsync(() => BookOn(place).FindUnderWay() is not null);
            await first.KillAsync();
        }

        Assert.Empty(BookOn(place).ReadNotes());
        var next = LivePostgres.Use(Make(), place);
        await using var second = await ServeAsync(next, cron: "");
        await second.UntilAsync(() => BookOn(place).ReadNotes().Count > 0);
        Assert.Equal(NightNote.Published, Assert.Single(BookOn(place).ReadNotes()).Ending);
        SkipAfterMidnight();
        Assert.Equal(undisturbed, next.Published());
    }

    [SkippableFact]
    public async Task Two_workers_on_one_database_do_one_night_once_and_publish_the_same()
    {
        var place = server.NewDatabase();
        var (one, other) = (LivePostgres.Use(Make(), place), LivePostgres.Use(Make(), place));
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(20);
        var cron = soon.ToString("s m H * * *", CultureInfo.InvariantCulture).Replace("s m H", $"{soon.Second} {soon.Minute} {soon.Hour}", StringComparison.Ordinal);
        await using var first = await ServeAsync(one, cron);
        await using var second = await ServeAsync(other, cron);
        await first.UntilAsync(() => BookOn(place).ReadNotes().Count > 0);
        await first.UntilAsync(() => IsSettled(one) && IsSettled(other));
        Assert.Equal(one.Published(), other.Published());

        Assert.Equal(NightNote.Published, Assert.Single(BookOn(place).ReadNotes()).Ending);
        var undisturbed = await UndisturbedAsync();
        SkipAfterMidnight();
        Assert.Equal(undisturbed, other.Published());
        Assert.Equal(1, CountRuns(one) + CountRuns(other));
    }

    private static bool IsSettled(Shell shell) =>
        File.Exists(Path.Combine(shell.Work, "publication", "version")) && !File.Exists(Path.Combine(shell.Work, "publication", "journal.json"));

    private static int CountRuns(Shell shell) =>
        Directory.Exists(Path.Combine(shell.Work, "runs")) ? Directory.GetDirectories(Path.Combine(shell.Work, "runs")).Length : 0;

    private async Task KillAsync(int kills, Action<Shell> use)
    {
        var undisturbed = await UndisturbedAsync();
        var whole = await MeasureAsync(use);
        var chance = new Random(20261128);
        for (var kill = 0; kill < kills; kill++)
        {
            var shell = Make();
            use(shell);
            await using (var serve = await ServeAsync(shell, EverySecond))
            {
                // One point in each twentieth of a night, a little more than a night long.
                await Task.Delay(whole * 1.1 * (kill + chance.NextDouble()) / kills, TimeProvider.System);
                await serve.KillAsync();
            }

            var told = await shell.HereAsync("run", "--source", Path.Combine(shell.Folder, "export"), "--now", today);
            Assert.True(told.Code == 0, $"After kill {kill}: {told.Error}");
            SkipAfterMidnight();
            Assert.True(undisturbed == shell.Published(), $"After kill {kill} of {kills} another FAQ came out.");
        }
    }

    /// <summary>How long a night takes from the moment the server listens.</summary>
    private async Task<TimeSpan> MeasureAsync(Action<Shell> use)
    {
        var shell = Make();
        use(shell);
        await using var serve = await ServeAsync(shell, EverySecond);
        var started = Stopwatch.GetTimestamp();
        await serve.UntilAsync(() => File.Exists(Path.Combine(shell.Out, "faq.json")));
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task<string> UndisturbedAsync()
    {
        var shell = Make();
        Assert.Equal(0, (await shell.HereAsync("run", "--source", Path.Combine(shell.Folder, "export"), "--now", today)).Code);
        return shell.Published();
    }

    private Shell Make()
    {
        var shell = new Shell().With("INSIGHTS__Store__PseudonymKey", LivePostgres.Key);
        shells.Add(shell);
        SmallCommunity.WriteTo(shell);
        return shell;
    }

    private static Task<ServeProcess> ServeAsync(Shell shell, string cron) => ServeProcess.StartAsync(
        shell, ("INSIGHTS__Schedule__Cron", cron), ("INSIGHTS__Source__Path", Path.Combine(shell.Folder, "export")));

    private static NightBook BookOn(string place) => new(new WorkFolder(Path.GetTempPath()) { Shared = new PostgresRecords(place) });

    /// <summary>The day stands in the change log.</summary>
    private void SkipAfterMidnight() => Skip.If(
        today != TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "The day ended meanwhile.");
}
