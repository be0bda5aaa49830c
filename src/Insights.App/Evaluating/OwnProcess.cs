using System.Diagnostics;

namespace Insights.App.Evaluating;

/// <summary>
/// This program started once more, so that what is measured has time and memory of its own. It works with a store and an index of its own
/// and without a chat model, whatever is set here: measuring leaves nothing on a server and costs no money. Disposing ends it.
/// </summary>
internal sealed class OwnProcess : IDisposable
{
    private static readonly string[] OfServers = ["INSIGHTS__Store__ConnectionString", "INSIGHTS__Index__", "INSIGHTS__Chat__"];

    private OwnProcess(Process process) => Process = process;

    /// <summary>The caller reads what it prints and waits for its end.</summary>
    public Process Process { get; }

    public static OwnProcess Start(params IReadOnlyList<string> arguments)
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

        KeepApart(start.Environment);
        return new OwnProcess(Process.Start(start)!);
    }

    /// <summary>Takes out what leads to servers, and overrules what the settings file may say of them.</summary>
    internal static void KeepApart(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => OfServers.Any(server => name.StartsWith(server, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            environment.Remove(name);
        }

        environment["INSIGHTS__Index__Kind"] = "Local";
        environment["INSIGHTS__Chat__Endpoint"] = "";
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            // Whoever asked gave up; what it works in is removed next.
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }

        Process.Dispose();
    }
}
