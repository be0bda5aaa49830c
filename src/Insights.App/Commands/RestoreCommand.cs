using System.CommandLine;
using System.Globalization;
using Insights.App.Backups;
using Insights.Pipeline;

namespace Insights.App.Commands;

/// <summary>Brings a saved work folder back.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "A file that 'insights backup' wrote." };

    public static Command Create()
    {
        var command = new Command("restore", "Bring a backup back; what was forgotten since stays forgotten. The next run rebuilds the index.")
        {
            File, SharedOptions.Work,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            async context =>
            {
                using var held = WorkLock.Take(context.Work);
                var erased = await Restoring.RunAsync(
                    context.Settings.Store, context.Work, parsed.GetValue(File)!, cancellationToken);
                await context.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{context.Work} restored; {erased} messages that were forgotten later are erased again. Start 'insights run' to publish."));
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }
}
