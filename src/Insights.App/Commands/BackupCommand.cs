using System.CommandLine;
using Insights.App.Backups;
using Insights.App.Store;

namespace Insights.App.Commands;

/// <summary>Saves a work folder.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The zip file to write." };

    public static Command Create()
    {
        var command = new Command("backup", "Save the store, the key, drafts, decisions and the change log in one file, consistent while a run works.")
        {
            File, SharedOptions.Work,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            async context =>
            {
                context.RequireStore();
                var file = Path.GetFullPath(parsed.GetValue(File)!);
                if (!context.Settings.Store.IsShared())
                {
                    // A publication that was cut short would be in the way for good.
                    context.OpenPublication().Recover();
                }

                await BackupFile.WriteAsync(context, file, cancellationToken);
                await context.Output.WriteLineAsync($"{context.Work} saved to {file}. It holds the key of the pseudonyms: keep it as safe as the work folder.");
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }
}
