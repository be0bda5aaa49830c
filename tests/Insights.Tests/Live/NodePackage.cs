using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>A client for Node.js that is not ours, in a folder beside the tests; the judge of what we wrote.</summary>
/// <param name="Folder">The folder with its package-lock.json.</param>
/// <param name="Package">What is there once it is installed.</param>
/// <param name="Script">What is run.</param>
internal sealed record NodePackage(string Folder, string Package, string Script)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Milvus' own client.</summary>
    public static NodePackage Milvus { get; } = new("node-client", "@zilliz", "check.mjs");

    /// <summary>discord.js.</summary>
    public static NodePackage Discord { get; } = new("discord-judge", "discord.js", "judge.mjs");

    private string FolderPath => Path.Combine(SampleCommunity.Root, "tests", Folder);

    /// <summary>Skips the test where Node.js or the package is missing.</summary>
    public async Task RequireAsync()
    {
        Skip.If(await StartAsync("node", ["--version"]) is not { Code: 0 }, "Node.js is not installed.");
        if (!Directory.Exists(Path.Combine(FolderPath, "node_modules", Package)))
        {
            var installed = await StartAsync("npm", ["ci", "--ignore-scripts"]);
            Skip.If(installed is not { Code: 0 }, "npm is not installed, or could not fetch the client.");
        }
    }

    /// <summary>Runs the script and gives the JSON that it prints last.</summary>
    public async Task<JsonElement> RunAsync(params IReadOnlyList<string> arguments)
    {
        var told = (await StartAsync("node", [Script, .. arguments]))!;
        Assert.True(told.Code == 0, told.Error);
        return JsonSerializer.Deserialize<JsonElement>(told.Output.Trim().Split('\n')[^1]);
    }

    private async Task<Told?> StartAsync(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = FolderPath, RedirectStandardOutput = true, RedirectStandardError = true,
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
