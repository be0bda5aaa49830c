using Insights.App.Commands;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.Fakes;

/// <summary>The program's <c>serve</c>, started as a user starts it, on a free port of this machine; disposing stops it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    private readonly CancellationTokenSource stop = new();
    private readonly ToldLines output = new();
    private readonly StringWriter error = new();
    private readonly Task<int> ending;

    private RunningServer(Shell shell, IReadOnlyList<string> arguments)
    {
        var terminal = shell.TerminalOf(TextReader.Null, output, error, Clock);
        ending = InsightsCommand.RunAsync(["serve", "--urls", "http://127.0.0.1:0", "--out", shell.Out, "--work", shell.Work, .. arguments], terminal, stop.Token);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    /// <summary>Begins now, since cookies end by the clock of whoever keeps them.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>Follows no redirect and keeps no cookie; its base address is the server's.</summary>
    public HttpClient Client { get; }

    public string Output => output.ToString();

    public static async Task<RunningServer> StartAsync(Shell shell, params IReadOnlyList<string> arguments)
    {
        var server = new RunningServer(shell, arguments);
        var first = await Task.WhenAny(server.output.FirstLine, server.ending);
        Assert.True(first == server.output.FirstLine, $"The server ended: {server.error}");
        server.Client.BaseAddress = new Uri((await server.output.FirstLine)[Listening.Length..]);
        return server;
    }

    /// <summary>A request to the server, to be changed and sent.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendAsync(HttpMethod.Get, path, headers);

    /// <summary>Lets time pass until the server has looked for a new publication and found one.</summary>
    public async Task RefreshedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token)).StatusCode != System.Net.HttpStatusCode.OK)
        {
            Clock.Advance(Insights.App.Web.Publications.PublicationWatch.Interval);
        }
    }

    /// <summary>Waits until something is so that the server does by itself; fails where it stops answering.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!isSo())
        {
            using var live = await Client.GetAsync(new Uri("/health/live", UriKind.Relative), patience.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Waits until it brought a night to an end, good or bad.</summary>
    public Task NightAsync(Shell shell) => UntilAsync(() => File.Exists(Path.Combine(shell.Work, "nights.jsonl")));

    /// <summary>Stops it as Ctrl-C does and gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await stop.CancelAsync();
        return await ending;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        stop.Dispose();
        await output.DisposeAsync();
        await error.DisposeAsync();
    }

    /// <summary>What was written, and the first line as soon as it is there.</summary>
    private sealed class ToldLines : StringWriter
    {
        private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstLine => first.Task;

        public override Task WriteLineAsync(string? value)
        {
            first.TrySetResult(value ?? "");
            return base.WriteLineAsync(value);
        }
    }
}
