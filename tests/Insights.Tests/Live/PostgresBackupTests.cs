using Insights.App.Store.Postgres;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>A backup is the same wherever it was made, and goes back to either kind of store.</summary>
[Collection(nameof(LivePostgres))]
public sealed class PostgresBackupTests(LivePostgres server) : IDisposable
{
    private readonly List<Shell> shells = [];

    public void Dispose() => shells.ForEach(shell => shell.Dispose());

    [SkippableFact]
    public async Task What_was_forgotten_since_stays_forgotten()
    {
        var shell = Remote();
        var source = SmallCommunity.WriteTo(shell);
        await DoneAsync(shell, "run", "--source", source);
        var before = shell.Published();
        var gone = SmallCommunity.EntriesOf(shell)[0][0];
        var file = Path.Combine(shell.Folder, "backup.zip");
        await DoneAsync(shell, "backup", file);
        await DoneAsync(shell, "forget", "--message", gone);
        await DoneAsync(shell, "run", "--source", source);
        var after = shell.Published();
        Assert.NotEqual(before, after);

        Assert.Contains("1 messages that were forgotten later", (await DoneAsync(shell, "restore", file)).Output, StringComparison.Ordinal);
        await DoneAsync(shell, "run", "--source", source);
        Assert.Equal(WithoutChanges(after), WithoutChanges(shell.Published()));
        Assert.DoesNotContain($"\"message\":\"{gone}\"", shell.Published().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_community_moves_to_the_server_and_back_with_it()
    {
        var (local, remote, back) = (Local(), Remote(), Local());
        var source = SmallCommunity.WriteTo(local);
        await DoneAsync(local, "run", "--source", source);
        await MoveAsync(local, remote);
        var told = await DoneAsync(remote, "run", "--source", source);
        Assert.Contains("0 new, 0 changed and 0 known messages; 0 conversations read differently", told.Output, StringComparison.Ordinal);
        Assert.Equal(local.Published(), remote.Published());

        await MoveAsync(remote, back);
        told = await DoneAsync(back, "run", "--source", source);
        Assert.Contains("0 new, 0 changed and 0 known messages; 0 conversations read differently", told.Output, StringComparison.Ordinal);
        Assert.Equal(local.Published(), back.Published());
    }

    [SkippableFact]
    public async Task Another_key_is_refused_and_nothing_is_replaced()
    {
        var (one, other) = (Remote(), Remote());
        await DoneAsync(one, "run", "--source", SmallCommunity.WriteTo(one));
        await DoneAsync(other, "run", "--source", SmallCommunity.WriteTo(other));
        var file = Path.Combine(one.Folder, "backup.zip");
        await DoneAsync(one, "backup", file);
        other.With("INSIGHTS__Store__PseudonymKey", Convert.ToBase64String(new byte[32]));
        var told = await ToldAsync(other, "restore", file);
        Assert.Equal(2, told.Code);
        Assert.Contains("key", told.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_still_to_be_erased_and_was_answered_comes_back_and_nothing_of_it_goes(bool isOnServer)
    {
        var shell = isOnServer ? Remote() : Local();
        await DoneAsync(shell, "run", "--source", SmallCommunity.WriteTo(shell));
        var records = isOnServer
            ? new PostgresRecords(LivePostgres.Completed(shell.Environment["INSIGHTS__Store__ConnectionString"]))
            : new WorkFolder(shell.Work).Shared;
        records.Append(WorkFolder.TakebacksRecord, """{"kind":"message","id":"11"}""");
        records.AppendOnce(WorkFolder.AnsweredPostsRecord, "21");
        var file = Path.Combine(shell.Folder, "backup.zip");
        await DoneAsync(shell, "backup", file);
        records.Prune(WorkFolder.TakebacksRecord, _ => false);
        records.Append(WorkFolder.TakebacksRecord, """{"kind":"message","id":"12"}""");
        records.AppendOnce(WorkFolder.AnsweredPostsRecord, "22");

        await DoneAsync(shell, "restore", file);
        await DoneAsync(shell, "restore", file);

        Assert.Equal(["21", "22"], records.ReadLines(WorkFolder.AnsweredPostsRecord));
        Assert.Equal(
            ["""{"kind":"message","id":"12"}""", """{"kind":"message","id":"11"}"""], records.ReadLines(WorkFolder.TakebacksRecord));
    }

    private static async Task MoveAsync(Shell from, Shell to)
    {
        var file = Path.Combine(from.Folder, "moved.zip");
        await DoneAsync(from, "backup", file);
        await DoneAsync(to, "restore", file);
    }

    private static async Task<Told> DoneAsync(Shell shell, params IReadOnlyList<string> arguments)
    {
        var told = await ToldAsync(shell, arguments);
        Assert.True(told.Code == 0, $"{arguments[0]}: {told.Error}{told.Output}");
        return told;
    }

    private static Task<Told> ToldAsync(Shell shell, params IReadOnlyList<string> arguments) => arguments[0] is "backup" or "restore"
        ? shell.RunAsync([.. arguments, "--work", shell.Work])
        : shell.HereAsync(arguments);

    /// <summary>When something was taken back stands in the log of changes, which a restored backup tells anew.</summary>
    private static string WithoutChanges(string published) => string.Join(
        '\n', published.Split('\n').Where(line => !line.StartsWith("- ", StringComparison.Ordinal) && !line.StartsWith("| ", StringComparison.Ordinal)));

    private Shell Remote() => Keep(LivePostgres.Use(new Shell(), server.NewDatabase()));

    private Shell Local() => Keep(new Shell().With("INSIGHTS__Store__PseudonymKey", LivePostgres.Key));

    private Shell Keep(Shell shell)
    {
        shells.Add(shell);
        return shell;
    }
}
