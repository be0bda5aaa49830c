using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>Milvus' own client for Node.js, an implementation that is not ours.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string Folder = Path.Combine(SampleCommunity.Root, "tests", "node-client");

    /// <summary>Runs the check and gives the JSON that it prints; skips the test where Node.js or the package is missing.</summary>
    public static async Task<JsonElement> RunAsync(params string[] arguments)
    {
        Skip.If(await StartAsync("node", ["--version"]) is not { Code: 0 }, "Node.js is not installed.");
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@zilliz")))
        {
            var installed = await StartAsync("npm", ["ci", "--ignore-scripts"]);
            Skip.If(installed is not { Code: 0 }, "npm is not installed, or could not fetch the client.");
        }

        var told = (await StartAsync("node", ["check.mjs", .. arguments]))!;
        Assert.True(told.Code == 0, told.Error);
        return JsonSerializer.Deserialize<JsonElement>(told.Output.Trim().Split('\n')[^1]);
    }

    private static async Task<Told?> StartAsync(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new Told(process.ExitCode, await output, await error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
