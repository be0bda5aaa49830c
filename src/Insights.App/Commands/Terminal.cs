using System.Collections;
using System.CommandLine;
using System.Text;

namespace Insights.App.Commands;

/// <summary>What a command may see of the outside: its streams, the clock, the environment. Tests pass their own.</summary>
internal sealed class Terminal : InvocationConfiguration
{
    // Community text is in every script there is; the locale of the machine must not decide what arrives.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public required TextReader Input { get; init; }
    public required TimeProvider Clock { get; init; }
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>True where somebody watches standard error, so that a progress bar makes sense.</summary>
    public bool IsWatched { get; init; }

    public static Terminal OfProcess() => new()
    {
        Input = new StreamReader(Console.OpenStandardInput(), Utf8),
        Output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
        Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
        Clock = TimeProvider.System,
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal),
        IsWatched = !Console.IsErrorRedirected,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    };
}
