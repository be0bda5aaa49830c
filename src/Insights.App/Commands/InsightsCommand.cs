using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Insights.App.Commands;

/// <summary>The program's verbs and how their endings become exit codes.</summary>
internal static class InsightsCommand
{
    private const string Name = "insights";
    private const int HelpWidth = 110;

    public static string Version { get; } =
        typeof(InsightsCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static Command Create() => new(Name, "Mines a community's Discord threads into a FAQ in which every sentence is backed by a quote.")
    {
        new HelpOption { Action = new HelpAction { MaxWidth = HelpWidth } },
        new Option<bool>("--version") { Description = "Show the product version.", Action = new ShowVersion() },
        RunCommand.Create(),
        MaskCommand.Create(),
        AskCommand.Create(),
        ServeCommand.Create(),
        ReportCommand.Create(),
        EvalCommand.Create(),
        ModelsCommand.Create(),
        BenchCommand.Create(),
        ReviewCommand.Create(),
        ForgetCommand.Create(),
        DoctorCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            var verb = parsed.CommandResult.Command is { Name: not Name } command ? $" {command.Name}" : "";
            await terminal.Error.WriteLineAsync($"{parsed.Errors[0].Message} Try 'insights{verb} --help'.");
            return ExitCode.Unusable;
        }

        return await parsed.InvokeAsync(terminal, cancellationToken);
    }

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(Version);
            return ExitCode.Done;
        }
    }
}
