using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Insights.Tests.Fakes;
using Npgsql;

namespace Insights.Tests.Live;

/// <summary>Backups taken while the server answers, people decide and nights publish; each is of one moment and comes back whole.</summary>
[Collection(nameof(LivePostgres))]
public sealed class BackupWhileServingTests(LivePostgres server) : IDisposable
{
    private const int Backups = 4;
    private const int Decisions = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<Shell> shells = [];
    private readonly ConcurrentDictionary<string, bool> stood = [];
    private readonly HttpClient client = new();

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        client.Dispose();
        shells.ForEach(shell => shell.Dispose());
    }

    [Fact]
    public Task Of_a_store_in_the_work_folder() => BackUpAndRestoreAsync(() => Keep(new Shell { Clock = TimeProvider.System }));

    [SkippableFact]
    public Task Of_a_store_on_PostgreSQL() => BackUpAndRestoreAsync(() => Keep(LivePostgres.Use(new Shell { Clock = TimeProvider.System }, server.NewDatabase())));

    private async Task BackUpAndRestoreAsync(Func<Shell> make)
    {
        var shell = make().With("INSIGHTS__Web__RequestsPerMinute", "1000000");
        var files = await BackUpAsync(shell);
        Assert.Contains(files, file => Faq(file).Contains("Written down", StringComparison.Ordinal));
        Assert.All(files, file => Assert.True(stood.ContainsKey(Faq(file)), $"{file} holds a FAQ that never stood."));

        var (file, restored) = (files[files.Count / 2], make());
        await DoneAsync(restored, "restore", file, "--work", restored.Work);
        var doctor = await DoneAsync(restored, "doctor", "--repair", "--out", restored.Out, "--work", restored.Work);
        Assert.DoesNotContain("FAIL", doctor.Output, StringComparison.Ordinal);
        var again = Path.Combine(restored.Folder, "again.zip");
        await DoneAsync(restored, "backup", again, "--work", restored.Work);
        Assert.Equal(Faq(file), Faq(again));
        await DoneAsync(restored, "run", "--source", SmallCommunity.WriteTo(restored), "--out", restored.Out, "--work", restored.Work);
        await DoneAsync(restored, "doctor", "--out", restored.Out, "--work", restored.Work);
        Assert.All(SmallCommunity.Threads(), thread => Assert.True(IsPublished(restored, thread)));
    }

    /// <summary>Takes backups until enough was done meanwhile: requests all the time, decisions, and nights that publish more.</summary>
    private async Task<IReadOnlyList<string>> BackUpAsync(Shell shell)
    {
        var threads = SmallCommunity.Threads();
        var source = SmallCommunity.WriteTo(shell, [.. threads.Take(12)]);
        await using var serve = await ServeProcess.StartAsync(shell, ("INSIGHTS__Schedule__Cron", "*/3 * * * * *"), ("INSIGHTS__Source__Path", source));
        client.BaseAddress = serve.Address;
        using var patience = new CancellationTokenSource(Patience);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var watching = Task.Factory.StartNew(() => Watch(shell, done.Token), done.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await serve.UntilAsync(() => IsPublished(shell, threads[11]));
        while (!(await client.GetAsync(new Uri("/api/entries", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
        {
            // What a night published is seen by its own server at the next look.
        }

        Task[] others = [ReadAsync(done.Token), watching];
        var deciding = DecideAsync(patience.Token);
        var files = new List<string>();
        for (var next = 12; next < threads.Count || !deciding.IsCompleted || files.Count < Backups; next = Math.Min(next + 6, threads.Count))
        {
            patience.Token.ThrowIfCancellationRequested();
            SmallCommunity.WriteTo(shell, [.. threads.Skip(next).Take(6)]);
            do
            {
                await SaveAsync();
                await PauseAsync();
            }
            while (!IsPublished(shell, threads[Math.Min(next + 5, threads.Count - 1)]));
        }

        await deciding;
        await SaveAsync();
        await done.CancelAsync();
        await Task.WhenAll(others);
        Assert.Equal(0, await serve.EndAsync("TERM"));

        // What was committed last may have been on its way into the folder.
        await DoneAsync(shell, "doctor", "--out", shell.Out, "--work", shell.Work);
        stood.TryAdd(await File.ReadAllTextAsync(Path.Combine(shell.Out, "faq.json")), true);
        return files;

        Task<Told> SaveAsync()
        {
            files.Add(Path.Combine(shell.Folder, $"backup-{files.Count}.zip"));
            return DoneAsync(shell, "backup", files[^1], "--work", shell.Work);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var page = await client.GetAsync(new Uri("/", UriKind.Relative), CancellationToken.None);
            using var asked = await client.PostAsJsonAsync("/api/ask", new { question = "How do I fix the nightly ledger backup?" }, CancellationToken.None);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, asked.StatusCode));
            await PauseAsync();
        }
    }

    /// <summary>Notes on entries, which are published at once but where a night works just then.</summary>
    private async Task DecideAsync(CancellationToken cancellationToken)
    {
        for (var decided = 0; decided < Decisions;)
        {
            var published = await client.GetFromJsonAsync<JsonElement>("/api/review?show=published", cancellationToken);
            foreach (var id in published.EnumerateArray().Select(MinedShop.Text("id")).Take(Decisions))
            {
                using var kept = await client.PostAsJsonAsync($"/api/review/{id}/note", new { note = $"Written down by us, {decided}." }, cancellationToken);
                Assert.True(kept.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{kept.StatusCode}");
                decided += kept.StatusCode == HttpStatusCode.OK ? 1 : 0;
            }

            await PauseAsync();
        }
    }

    /// <summary>Keeps every FAQ that stands.</summary>
    private void Watch(Shell shell, CancellationToken cancellationToken)
    {
        var file = Path.Combine(shell.Out, "faq.json");
        var seen = default(DateTime);
        while (!cancellationToken.IsCancellationRequested)
        {
            if (File.GetLastWriteTimeUtc(file) is var written && written != seen && File.Exists(file))
            {
                stood.TryAdd(File.ReadAllText(file), true);
                seen = written;
            }

            cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(1));
        }
    }

    // The others need the processors, too.
    private static Task PauseAsync() => Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);

    private static bool IsPublished(Shell shell, WrittenExport thread)
    {
        var listing = Path.Combine(shell.Out, "conversations.jsonl");
        return File.Exists(listing) && File.ReadAllText(listing).Contains(FormattableString.Invariant($"{thread.Channel}"), StringComparison.Ordinal);
    }

    private static string Faq(string backup)
    {
        using var zip = ZipFile.OpenRead(backup);
        using var faq = new StreamReader(zip.GetEntry("publication/faq.json")!.Open(), Encoding.UTF8);
        return faq.ReadToEnd();
    }

    private static async Task<Told> DoneAsync(Shell shell, params IReadOnlyList<string> arguments)
    {
        var told = await shell.RunAsync(arguments);
        Assert.True(told.Code == 0, $"{arguments[0]}: {told.Code} {told.Error}{told.Output}");
        return told;
    }

    private Shell Keep(Shell shell)
    {
        shells.Add(shell);
        return shell;
    }
}
