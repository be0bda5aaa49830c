using System.Diagnostics;

namespace Insights.App.Commands;

/// <summary>How a fault ends a command: the exit code and the one line that names the thing and the remedy.</summary>
internal sealed record Ending(int Code, string Line, string Where)
{
    public static Ending Of(Exception fault, CancellationToken cancellationToken) => fault switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested =>
            new(ExitCode.Fault, "Stopped before the end; what was published stays as it was. Start again to go on.", ""),
        UnusableException => new(ExitCode.Unusable, OneLine(fault), ""),
        WorkFaultException => new(ExitCode.Fault, OneLine(fault), ""),
        IOException or UnauthorizedAccessException =>
            new(ExitCode.Fault, $"{OneLine(fault)} Check that the disk has room and the folder may be written, then start again.", PlaceOf(fault)),

        // A message of an unforeseen fault may hold community text: the log gets the place only.
        _ => new(
            ExitCode.Fault,
            $"An unforeseen fault ({fault.GetType().Name}) at {PlaceOf(fault)}; what was published stays as it was. The log in the work folder names the place.",
            PlaceOf(fault)),
    };

    private static string OneLine(Exception fault) => fault.Message.ReplaceLineEndings(" ").Trim();

    private static string PlaceOf(Exception fault)
    {
        var method = new StackTrace(fault).GetFrame(0)?.GetMethod();
        return method is null ? "an unknown place" : $"{method.DeclaringType?.FullName}.{method.Name}";
    }
}
