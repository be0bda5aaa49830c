using System.Diagnostics;
using System.Text.RegularExpressions;
using Insights.App.Commands;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>
/// The archive that the README tells to make, unpacked elsewhere and used as its unit uses it. Where the system lets us, repository and
/// packages are hidden from it, so that nothing of the machine that built it can be missed.
/// </summary>
public sealed class ArchiveTests : IDisposable
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SampleCommunity.Root, "README.md"));

    private readonly string folder = Directory.CreateTempSubdirectory("insights-archive-").FullName;
    private readonly Shell shell = new();
    private IReadOnlyList<string> hiding = [];

    private string Unpacked => Path.Combine(folder, "opt");

    public void Dispose()
    {
        shell.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task Unpacked_elsewhere_it_tells_its_version_runs_and_serves()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has another tar and no signals.");
        Skip.IfNot(AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal), "The archive is made of the release build: dotnet test -c Release.");
        await MakeAsync();
        hiding = await HidingAsync();
        var program = Program();
        Assert.All(
            Directory.GetDirectories(Path.Combine(Path.GetDirectoryName(program)!, "runtimes")),
            machine => Assert.Matches("^(linux|osx|unix|win)", Path.GetFileName(machine)));
        var version = await RunAsync(Start("dotnet", program, "--version"));
        Assert.Equal((0, InsightsCommand.Version), (version.Code, version.Output.Trim()));

        // Without any setting but the source: the model is the bundled one, the folders are below the one it is started in.
        var run = await RunAsync(Start("dotnet", program, "run", "--source", SmallCommunity.WriteTo(shell)));
        Assert.True(run.Code == 0, run.Error);
        Assert.NotEmpty(SmallCommunity.EntriesOf(shell));

        await using var serve = await ServeProcess.StartAsync(Start("dotnet", program, "serve", "--urls", "http://127.0.0.1:0"));
        using var client = new HttpClient { BaseAddress = serve.Address };
        Assert.Contains("</details>", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.True(ready.IsSuccessStatusCode, await ready.Content.ReadAsStringAsync());
        Assert.Equal(0, await serve.EndAsync("TERM"));
    }

    /// <summary>As the README says, but in a folder of the test's, and without building once more what is being tested.</summary>
    private async Task MakeAsync()
    {
        var told = Regex.Match(Readme, @"publish it \(`(?<publish>dotnet publish [^`]+ -o insights)`, `(?<tar>tar [^`]+)`\)");
        Assert.True(told.Success, "The README no longer says how the archive is made.");
        var publish = Regex.Replace(told.Groups["publish"].Value, "insights$", Path.Combine(folder, "insights"));
        await DoneAsync(SampleCommunity.Root, [.. publish.Split(' '), "--no-build", "-v", "q"]);
        await DoneAsync(folder, told.Groups["tar"].Value.Split(' '));
        Directory.Delete(Path.Combine(folder, "insights"), recursive: true);
        Directory.CreateDirectory(Unpacked);
        await DoneAsync(Unpacked, ["tar", "xzf", Path.Combine(folder, "insights.tar.gz")]);
    }

    /// <summary>What the README's unit starts, where it was unpacked here.</summary>
    private string Program()
    {
        var unit = Regex.Match(Readme, "(?m)^ExecStart=/usr/bin/dotnet /opt/(?<program>\\S+) serve$");
        Assert.True(unit.Success, "The README's unit starts something else.");
        return Path.Combine(Unpacked, unit.Groups["program"].Value);
    }

    private ProcessStartInfo Start(params IReadOnlyList<string> words)
    {
        IReadOnlyList<string> all = [.. hiding, .. words];
        return new ProcessStartInfo(all[0], all.Skip(1))
        {
            WorkingDirectory = shell.Folder,
            Environment = { ["INSIGHTS__Source__Path"] = Path.Combine(shell.Folder, "export") },
        };
    }

    /// <summary>Words before a command that cover repository and packages by empty folders which it alone sees; none where the system refuses.</summary>
    private static async Task<IReadOnlyList<string>> HidingAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return [];
        }

        var root = SampleCommunity.Root;
        string[] words =
            ["unshare", "--mount", "sh", "-c", $"mount -t tmpfs none '{root}' && if [ -d ~/.nuget ]; then mount -t tmpfs none ~/.nuget; fi && exec \"$@\"", "sh"];
        var seen = await RunAsync(new ProcessStartInfo(words[0], [.. words.Skip(1), "ls", root]));
        Assert.True(seen.Code != 0 || seen.Output.Length == 0, seen.Output);
        return seen.Code == 0 ? words : [];
    }

    private static async Task DoneAsync(string folder, params string[] words)
    {
        // No process of the build may stay behind, and the archive may be larger than a real one where that saves time.
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { WorkingDirectory = folder, Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["GZIP"] = "-1" } };
        var told = await RunAsync(start);
        Assert.True(told.Code == 0, $"{string.Join(' ', words)}: {told.Output}{told.Error}");
    }

    private static async Task<Told> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Told(process.ExitCode, await output, await error);
    }
}
