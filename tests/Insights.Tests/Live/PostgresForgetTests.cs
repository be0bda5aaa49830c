using Insights.App.Schedule;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>What one worker forgets goes out of the files of the others.</summary>
[Collection(nameof(LivePostgres))]
public sealed class PostgresForgetTests(LivePostgres server) : IAsyncLifetime
{
    /// <summary>Who asked in the first thread.</summary>
    private const string Author = "6001";

    private static readonly string Conversation = SmallCommunity.Threads()[0].Channel.ToString();

    private readonly PseudonymKey key = PseudonymKeyFile.Open(LivePostgres.Key, "", storeExists: true);
    private Shell one = null!;
    private Shell other = null!;

    private string Pseudonym => key.PseudonymOf(Author).Value;

    public async Task InitializeAsync()
    {
        var place = server.NewDatabase();
        (one, other) = (LivePostgres.Use(new Shell(), place), LivePostgres.Use(new Shell(), place));
        foreach (var shell in new[] { one, other })
        {
            var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
            Assert.True(told.Code == 0, told.Error);
        }
    }

    public Task DisposeAsync()
    {
        one?.Dispose();
        other?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task A_worker_that_serves_follows_at_once()
    {
        await using var serving = await RunningServer.StartAsync(other);
        var before = Lines(other).Count;
        Assert.NotEmpty(Naming(other));
        Assert.Contains(ConversationId.Parse(Conversation), await IndexedAsync(other));

        var told = await one.HereAsync("forget", "--author", Author);
        Assert.True(told.Code == 0, told.Error);
        Assert.Empty(Naming(one));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Naming(other).Count > 0 || (await IndexedAsync(other)).Contains(ConversationId.Parse(Conversation)))
        {
            serving.Clock.Advance(SharedFollowing.Interval);
            await Task.Delay(50, patience.Token);
        }

        Assert.InRange(Lines(other).Count, before / 2, before - 1);
        Assert.Contains(ConversationId.Parse(SmallCommunity.Threads()[1].Channel.ToString()), await IndexedAsync(other));
    }

    [SkippableFact]
    public async Task A_worker_that_only_runs_follows_when_it_does()
    {
        Assert.Equal(0, (await one.HereAsync("forget", "--author", Pseudonym)).Code);
        Assert.NotEmpty(Naming(other));
        var earlier = Assert.Single(Directory.GetDirectories(Path.Combine(other.Work, "runs")));
        var told = await other.HereAsync("run", "--source", SmallCommunity.WriteTo(other));
        Assert.True(told.Code == 0, told.Error);

        // What others said in the conversation stays, and this run read it.
        Assert.DoesNotContain(Naming(other), line => line.Contains(Pseudonym, StringComparison.Ordinal));
        Directory.GetDirectories(Path.Combine(other.Work, "runs")).Where(run => run != earlier).ToList().ForEach(run => Directory.Delete(run, recursive: true));
        Assert.Empty(Naming(other));
        Assert.NotEmpty(Lines(other));
    }

    [SkippableFact]
    public async Task What_is_no_author_tells_the_others_nothing()
    {
        Assert.Equal(2, (await one.HereAsync("forget", "--author", "accepted")).Code);
        Assert.Null(SettingsOf(one).OpenWork(one.Work).Shared.Read(WorkFolder.ForgottenRecord));
    }

    private static StoreSettings SettingsOf(Shell shell) => new()
    {
        ConnectionString = shell.Environment["INSIGHTS__Store__ConnectionString"], PseudonymKey = LivePostgres.Key,
    };

    private static List<string> Lines(Shell shell) =>
        [.. Directory.GetFiles(Path.Combine(shell.Work, "runs"), "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadAllLines)];

    private List<string> Naming(Shell shell) => Lines(shell).FindAll(line =>
        line.Contains(Pseudonym, StringComparison.Ordinal) || line.Contains(Conversation, StringComparison.Ordinal));

    private static async Task<IReadOnlyCollection<ConversationId>> IndexedAsync(Shell shell)
    {
        await using var index = LocalConversationIndex.Open(Path.Combine(shell.Work, "index.bin"));
        return [.. (await index.ReadFingerprintsAsync(CancellationToken.None)).Keys];
    }
}
