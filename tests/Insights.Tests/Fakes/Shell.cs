using Insights.App.Commands;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.Fakes;

/// <summary>Runs the program's verbs as a user does, in a temporary folder of its own.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal)
    {
        // The fast model: what these tests look at does not depend on which it is.
        ["INSIGHTS__Embedding__Model"] = "static-minilm-256",
    };

    /// <summary>The settings that verbs here see.</summary>
    public IReadOnlyDictionary<string, string> Environment => environment;

    public string Folder { get; } = Directory.CreateTempSubdirectory("insights-shell-").FullName;

    public string Out => Path.Combine(Folder, "faq");

    public string Work => Path.Combine(Folder, "work");

    /// <summary>Null gives every run a clock that stands still.</summary>
    public TimeProvider? Clock { get; init; }

    public Shell With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    /// <summary>Runs a verb in this folder's output and work folders.</summary>
    public Task<Told> HereAsync(params IReadOnlyList<string> arguments) => RunAsync([.. arguments, "--out", Out, "--work", Work]);

    public Task<Told> RunAsync(params IReadOnlyList<string> arguments) => RunAsync("", arguments);

    public async Task<Told> RunAsync(string input, IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var clock = Clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
        using var typed = new StringReader(input);
        var terminal = TerminalOf(typed, output, error, clock);
        var code = await InsightsCommand.RunAsync(arguments, terminal, CancellationToken.None);
        return new Told(code, output.ToString(), error.ToString());
    }

    /// <summary>What a verb sees of the outside here: the shell's environment, and streams and clock of the caller.</summary>
    public Terminal TerminalOf(TextReader input, TextWriter output, TextWriter error, TimeProvider clock) => new()
    {
        Input = input,
        Output = output,
        Error = error,
        Clock = clock,
        Environment = environment,
        EnableDefaultExceptionHandler = false,
    };

    /// <summary>Runs a verb that must end with this code, one line that is no warning, and the published FAQ as it was.</summary>
    public async Task<Told> RefusedAsync(int code, params IReadOnlyList<string> arguments)
    {
        var before = Published();
        var told = await HereAsync(arguments);
        Assert.True(told.Code == code, $"{told.Code}: {told.Error}{told.Output}");
        Assert.Single(
            told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("warning: ", StringComparison.Ordinal));
        Assert.Equal(before, Published());
        return told;
    }

    /// <summary>Writes a file below the folder and gives its path.</summary>
    public string Write(string name, string content)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    /// <summary>The bytes of every file of the output folder but run.json, as one text.</summary>
    public string Published() => Directory.Exists(Out)
        ? string.Join('\n', Directory.GetFiles(Out).Order(StringComparer.Ordinal)
            .Where(file => Path.GetFileName(file) != "run.json").Select(file => $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}"))
        : "";

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a verb told: its exit code and both streams.</summary>
internal sealed record Told(int Code, string Output, string Error);
