using System.Diagnostics;
using System.Globalization;
using Insights.Tests.MilvusIndex;

namespace Insights.Tests.Live;

/// <summary>A PostgreSQL cluster of this process on loopback, which may be killed and started again; skips the test where it cannot be had.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    /// <summary>Whom the server runs as where we are root: it refuses root.</summary>
    private const string ServerUser = "postgres";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(programs => File.Exists(Path.Combine(programs, "initdb")))
        : null;

    private readonly int port = FaultTests.FreePort();

    public static bool IsThere => OperatingSystem.IsLinux() && Programs is not null;

    public string Folder { get; } = Directory.CreateTempSubdirectory("insights-postgres-").FullName;

    public string ConnectionString => $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=insights;Password=secret;Database=postgres;Timeout=60";

    private string Data => Path.Combine(Folder, "data");

    public async Task InitializeAsync()
    {
        Skip.IfNot(IsThere, "No PostgreSQL server: apt-get install -y postgresql-15.");
        var password = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(password, "secret\n");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", ServerUser, Folder);
        }

        await RunProgramAsync("initdb", "-D", Data, "-U", "insights", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await File.AppendAllTextAsync(
            Path.Combine(Data, "postgresql.conf"),
            $"\nlisten_addresses='127.0.0.1'\nport={port}\nunix_socket_directories=''\nfsync=off\nfull_page_writes=off\nsynchronous_commit=off\nmax_connections=100\n");
        await StartAsync();
    }

    public Task StartAsync() => RunProgramAsync("pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(Folder, "server.log"), "start");

    /// <summary>Ends the server as a crash would.</summary>
    public Task KillAsync() => RunProgramAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>A folder that the server may write.</summary>
    public async Task<string> MakeFolderAsync(string name)
    {
        var folder = Path.Combine(Folder, name);
        Directory.CreateDirectory(folder);
        await GiveAsync(folder);
        return folder;
    }

    public static Task GiveAsync(string folder) => Environment.IsPrivilegedProcess ? RunAsync("chown", ServerUser, folder) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await KillAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static Task RunProgramAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", ServerUser, "--", Path.Combine(Programs!, program), .. arguments])
        : RunAsync(Path.Combine(Programs!, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Nothing is piped: the server that pg_ctl leaves would keep a pipe open for as long as it lives.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
    }
}
