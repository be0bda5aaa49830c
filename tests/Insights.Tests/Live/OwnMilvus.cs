using System.Diagnostics;
using System.Globalization;
using Insights.Tests.Fakes;
using Insights.Tests.MilvusIndex;

namespace Insights.Tests.Live;

/// <summary>A Milvus Lite of this process on loopback, which may be killed and started again; skips the test where it cannot be had.</summary>
internal sealed class OwnMilvus : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string folder = Directory.CreateTempSubdirectory("insights-milvus-").FullName;
    private readonly int port = FaultTests.FreePort();
    private Process? server;

    /// <summary>Where the start script lies, beside the repository.</summary>
    public static string Script { get; } = Path.Combine(SampleCommunity.Root, "..", "shared", "milvus-lite", "start.sh");

    public static bool IsThere => OperatingSystem.IsLinux() && File.Exists(Script);

    public Uri Address => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    public async Task InitializeAsync()
    {
        Skip.IfNot(IsThere, "No Milvus server: ../shared/milvus-lite is not there.");
        await StartAsync();
    }

    /// <summary>Starts the server on its folder and port.</summary>
    public async Task StartAsync()
    {
        using var starting = Process.Start(new ProcessStartInfo("bash")
        {
            ArgumentList = { Script, Path.Combine(folder, "data"), port.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var told = await starting.StandardOutput.ReadLineAsync(patience.Token);
        await starting.WaitForExitAsync(patience.Token);
        Assert.True(starting.ExitCode == 0, "The Milvus server did not start.");
        server = Process.GetProcessById(int.Parse(told!, CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the server as a crash would.</summary>
    public async Task KillAsync()
    {
        server!.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await KillAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
