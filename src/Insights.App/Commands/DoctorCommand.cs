using System.CommandLine;
using Insights.App.Checkups;

namespace Insights.App.Commands;

/// <summary>Checks what a run needs.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Repair = new("--repair")
    {
        Description = "Rebuild what is missing, stale or orphaned in the index, and finish a publication that was cut short.",
    };

    public static Command Create()
    {
        var command = new Command("doctor", "Check store, key, model, taxonomy, index, source, Discord, chat server and publication: one line each, with the remedy.")
        {
            Repair, SharedOptions.Out, SharedOptions.Work, SharedOptions.Model, SharedOptions.Taxonomy, SharedOptions.Json,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed, context => CheckAsync(context, parsed.GetValue(Repair), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> CheckAsync(CommandContext context, bool repair, CancellationToken cancellationToken)
    {
        if (repair)
        {
            await IndexRepair.RunAsync(context, cancellationToken);
        }

        var findings = await Checkup.RunAsync(context, cancellationToken);
        if (context.IsJson)
        {
            context.WriteJson(findings);
        }
        else
        {
            foreach (var finding in findings)
            {
                var remedy = finding.Remedy is null ? "" : $" -> {finding.Remedy}";
                await context.Output.WriteLineAsync($"{(finding.IsFine ? "ok  " : "FAIL")} {finding.What,-12} {finding.Found}{remedy}");
            }
        }

        var broken = findings.Where(finding => !finding.IsFine).Select(finding => finding.What).ToList();
        if (broken.Count == 0)
        {
            return ExitCode.Done;
        }

        await context.Error.WriteLineAsync($"Not in order: {string.Join(", ", broken)}; the remedy stands beside each.");
        return ExitCode.Fault;
    }
}
