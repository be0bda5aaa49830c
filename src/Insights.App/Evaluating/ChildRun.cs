using System.Text.Json;
using Insights.App.Commands;

namespace Insights.App.Evaluating;

/// <summary>A run in a process of its own, so that its time and memory are its own.</summary>
internal static class ChildRun
{
    /// <summary>Mines the source into the context's folders and gives what <c>run --json</c> printed.</summary>
    public static Task<JsonElement> StartAsync(string source, CommandContext context, CancellationToken cancellationToken) =>
        StartAsync(source, context.OutFolder, context.Work.Path, context.Settings.Embedding.Model, cancellationToken);

    /// <summary>The same into folders that are given.</summary>
    public static async Task<JsonElement> StartAsync(
        string source, string output, string work, string model, CancellationToken cancellationToken)
    {
        using var own = OwnProcess.Start(
            "run", "--source", source, "--out", output, "--work", work, "--model", model, "--json");
        var process = own.Process;
        var printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == ExitCode.Done
            ? JsonDocument.Parse(printed).RootElement.Clone()
            : throw new WorkFaultException($"The run on {source} failed; the line above says why.");
    }
}
