using System.Diagnostics;
using System.Globalization;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>The program's <c>serve</c> as a process of its own, which can be told to stop, or killed as kill -9 does.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const string Listening = "Listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;

    private ServeProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Megabytes that it held at most.</summary>
    public long PeakMegabytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 >> 20;
        }
    }

    /// <summary>True where it was started with interrupts ignored, where the system tells.</summary>
    public bool IgnoresInterrupts
    {
        get
        {
            const string Ignored = "SigIgn:";
            var status = $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status";
            return File.Exists(status)
                && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
                && (ulong.Parse(line[Ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 1UL << 1) != 0;
        }
    }

    public static async Task<ServeProcess> StartAsync(Shell shell, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Insights.App.dll"), "serve", "--urls", "http://127.0.0.1:0", "--out", shell.Out, "--work", shell.Work,
            },
            WorkingDirectory = shell.Folder,
        };
        foreach (var (key, value) in shell.Environment.Select(pair => (pair.Key, pair.Value)).Concat(settings))
        {
            start.Environment[key] = value;
        }

        return await StartAsync(start);
    }

    /// <summary>A server that is started so.</summary>
    public static async Task<ServeProcess> StartAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var first = await process.StandardOutput.ReadLineAsync(patience.Token);
        Assert.StartsWith(Listening, first, StringComparison.Ordinal);
        return new ServeProcess(process, new Uri(first![Listening.Length..]));
    }

    /// <summary>Looks until it is so.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Assert.False(process.HasExited, "The server ended.");
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "Nothing came of it.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Sends it a signal and gives its exit code.</summary>
    public async Task<int> EndAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
