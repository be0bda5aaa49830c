using System.Text;
using Insights.App.DiscordChat.Bot.Hosting;
using Insights.App.Store.Postgres;
using Insights.Tests.DiscordChat.Bot;
using Insights.Tests.Fakes;
using NSec.Cryptography;

namespace Insights.Tests.Live;

/// <summary>Two workers with one token and one store on a real PostgreSQL server: one of them is the bot.</summary>
[Collection(nameof(LivePostgres))]
public sealed class PostgresBotTests(LivePostgres server) : IAsyncLifetime
{
    private const string Known = "How can I add a field to a collection that already has data?";

    private readonly Key key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly List<Shell> shells = [];
    private string place = "";
    private BotUnderTest first = null!;
    private RunningServer second = null!;

    public async Task InitializeAsync()
    {
        place = server.NewDatabase();
        var (one, other) = (Worker(), Worker());
        var told = await one.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.True(told.Code == 0, told.Error);
        first = await BotUnderTest.StartAsync(one, await BotUnderTest.StartDiscordAsync());
        foreach (var (name, value) in one.Environment)
        {
            other.With(name, value);
        }

        second = await RunningServer.StartAsync(other);
        await second.RefreshedAsync();
        Assert.Contains("stands by", await HealthAsync(second), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        if (second is not null)
        {
            await second.DisposeAsync();
        }

        if (first is not null)
        {
            await first.DisposeAsync();
        }

        shells.ForEach(shell => shell.Dispose());
        key.Dispose();
    }

    [SkippableFact]
    public async Task The_other_takes_over_when_the_listener_stops_and_answers_no_post_again()
    {
        var post = first.Discord.Guild.PostInForum(BotUnderTest.Forum, 5, Known, "I have rows already.");
        await first.UntilAsync(() => SentTo(post.Id) > 0);
        second.Clock.Advance(BotTurn.Interval);
        Assert.Equal(1, first.Discord.Gateway.SessionsStarted);

        await first.Server.StopAsync();
        await SessionsAsync(2);
        await UntilAsync(async () => (await HealthAsync(second)).Contains("connected", StringComparison.Ordinal));
        await first.Discord.Gateway.DispatchAsync("MESSAGE_CREATE", first.Discord.Guild.Event(post.Messages[post.Id]));
        var next = first.Discord.Guild.PostInForum(BotUnderTest.Forum, 6, Known, "I have rows, too.");

        // Posts are looked at one after the other.
        await UntilAsync(() => Task.FromResult(SentTo(next.Id) > 0));
        Assert.Equal((1, 1), (SentTo(post.Id), SentTo(next.Id)));
        Assert.Equal(2, first.Discord.Gateway.SessionsStarted);
    }

    [SkippableFact]
    public async Task A_listener_whose_session_at_the_store_broke_stops_listening()
    {
        LivePostgres.Execute(place, $"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = {PostgresLock.Bot & 0xFFFF_FFFF}");
        await SessionsAsync(2);
        await UntilAsync(async () =>
        {
            first.Server.Clock.Advance(BotTurn.Interval);
            return (await HealthAsync(first.Server)).Contains("stands by", StringComparison.Ordinal);
        });
        await first.Discord.Gateway.WaitForEndAsync(0);
        Assert.Contains("connected", await HealthAsync(second), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Who_stands_by_answers_what_comes_over_http_and_says_so()
    {
        var (interaction, sent) = first.Discord.Interactions.Make(BotUnderTest.Command("faq status", []));
        var (time, body) = (second.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(), sent.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/interactions") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Signature-Ed25519", Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes(time + body))));
        request.Headers.Add("X-Signature-Timestamp", time);
        using var answer = await second.Client.SendAsync(request);

        Assert.Contains("stands by", (await interaction.EditAsync())["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Listening for", (await first.AnswerAsync("faq status"))["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private Shell Worker()
    {
        var shell = LivePostgres.Use(new Shell(), place)
            .With("INSIGHTS__Bot__AnswerAt", "0.6")
            .With("INSIGHTS__Bot__PublicKey", Convert.ToHexString(key.PublicKey.Export(KeyBlobFormat.RawPublicKey)));
        shells.Add(shell);
        return shell;
    }

    /// <summary>Lets the second worker's time pass until so many sessions have begun.</summary>
    private Task SessionsAsync(int count) => UntilAsync(() =>
    {
        second.Clock.Advance(BotTurn.Interval);
        return Task.FromResult(first.Discord.Gateway.SessionsStarted >= count);
    });

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task<string> HealthAsync(RunningServer worker)
    {
        using var answer = await worker.GetAsync("/health/ready");
        return await answer.Content.ReadAsStringAsync();
    }

    private int SentTo(ulong channel) => first.Discord.CallsTo($"/channels/{channel}/messages").Count(call => call.Method == "POST");
}
