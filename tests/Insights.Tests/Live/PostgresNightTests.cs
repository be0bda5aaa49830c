using Insights.Tests.Fakes;
using Insights.Tests.MilvusIndex;

namespace Insights.Tests.Live;

/// <summary>Nights with their store on a real PostgreSQL server.</summary>
[Collection(nameof(LivePostgres))]
public sealed class PostgresNightTests(LivePostgres server)
{
    [SkippableFact]
    public async Task The_sample_gives_the_faq_that_a_store_in_the_work_folder_gives()
    {
        using var remote = LivePostgres.Use(new Shell(), server.NewDatabase());
        using var local = new Shell().With("INSIGHTS__Store__PseudonymKey", LivePostgres.Key);
        var told = await local.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.True(told.Code == 0, told.Error);
        told = await remote.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.True(told.Code == 0, told.Error);
        Assert.Equal(local.Published(), remote.Published());

        var before = remote.Published();
        told = await remote.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.True(told.Code == 0, told.Error);
        Assert.Equal(before, remote.Published());
        var doctor = await remote.HereAsync("doctor");
        Assert.True(doctor.Code == 0, doctor.Output);
        Assert.Contains("conversations in PostgreSQL database insights_test_", doctor.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(remote.Work, "store.db")));
    }

    [SkippableFact]
    public async Task A_second_worker_goes_on_where_the_first_ended()
    {
        var place = server.NewDatabase();
        using var one = LivePostgres.Use(new Shell(), place);
        using var other = LivePostgres.Use(new Shell(), place);
        using var local = new Shell().With("INSIGHTS__Store__PseudonymKey", LivePostgres.Key);
        var threads = SmallCommunity.Threads();
        var told = new Told(0, "", "");
        foreach (var (first, second) in new[] { (one, other), (local, local) })
        {
            told = await first.HereAsync("run", "--source", SmallCommunity.WriteTo(first, [.. threads.Take(18)]));
            Assert.True(told.Code == 0, told.Error);
            told = await second.HereAsync("run", "--source", SmallCommunity.WriteTo(second));
            Assert.True(told.Code == 0, told.Error);
        }

        Assert.Equal(local.Published(), other.Published());
        Assert.NotEqual(one.Published(), other.Published());
        told = await one.HereAsync("doctor");
        Assert.True(told.Code == 0, told.Output + told.Error);
        Assert.Equal(other.Published(), one.Published());
    }

    [SkippableFact]
    public async Task What_is_forgotten_by_one_worker_is_forgotten_for_all()
    {
        var place = server.NewDatabase();
        using var one = LivePostgres.Use(new Shell(), place);
        using var other = LivePostgres.Use(new Shell(), place);
        Assert.Equal(0, (await one.HereAsync("run", "--source", SmallCommunity.WriteTo(one))).Code);
        var gone = SmallCommunity.EntriesOf(one)[0][0];

        var told = await other.HereAsync("forget", "--message", gone);
        Assert.True(told.Code == 0, told.Error);
        told = await other.HereAsync("run", "--source", SmallCommunity.WriteTo(other));
        Assert.True(told.Code == 0, told.Error);
        Assert.Equal(0, (await one.HereAsync("doctor")).Code);
        Assert.DoesNotContain($"\"message\":\"{gone}\"", one.Published().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(other.Published(), one.Published());
    }

    [SkippableFact]
    public async Task While_one_worker_runs_another_is_told_to_wait()
    {
        var place = server.NewDatabase();
        using var shell = LivePostgres.Use(new Shell(), place);
        var source = SmallCommunity.WriteTo(shell);
        using (App.Store.Postgres.PostgresLock.TryTake(place, App.Store.Postgres.PostgresLock.Night))
        {
            var told = await shell.RefusedAsync(1, "run", "--source", source);
            Assert.Contains("Another worker", told.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await shell.HereAsync("run", "--source", source)).Code);
    }

    [SkippableFact]
    public async Task Without_a_server_login_or_database_the_run_ends_with_one_line()
    {
        var place = server.NewDatabase();
        using var shell = LivePostgres.Use(new Shell(), $"Host=127.0.0.1;Port={FaultTests.FreePort()};Database=x;Username=u;Password=hidden;Timeout=2");
        var source = SmallCommunity.WriteTo(shell);
        var told = await shell.RefusedAsync(1, "run", "--source", source);
        Assert.Contains("Store:ConnectionString", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", told.Error, StringComparison.Ordinal);

        LivePostgres.Use(shell, $"{place};Database=nowhere");
        Assert.Contains("createdb", (await shell.RefusedAsync(2, "run", "--source", source)).Error, StringComparison.Ordinal);
        LivePostgres.Use(shell, $"{place};Password=wrong");
        Assert.Contains("refuses the login", (await shell.RefusedAsync(2, "run", "--source", source)).Error, StringComparison.Ordinal);
    }
}
