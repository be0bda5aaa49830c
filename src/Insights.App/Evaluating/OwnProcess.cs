using System.Diagnostics;

namespace Insights.App.Evaluating;

/// <summary>Starts this program once more, so that what is measured has time and memory of its own.</summary>
internal static class OwnProcess
{
    /// <summary>The caller reads what it prints and waits for its end.</summary>
    public static Process Start(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(OwnProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
