using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.App.Logging;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Pipeline;
using Insights.Publish;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.App.Commands;

/// <summary>What every verb starts from: settings, folders, streams, clock and log.</summary>
internal sealed class CommandContext : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>How a line of JSON is printed.</summary>
    public static JsonSerializerOptions OneLine { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Terminal terminal;
    private readonly string name;

    private CommandContext(ParseResult parsed, Terminal terminal)
    {
        this.terminal = terminal;
        Settings = SettingsReader.Read(Assets.SettingsFile, terminal.Environment).With(parsed);
        Composition.Check(Settings);
        OutFolder = Path.GetFullPath(Find(parsed, SharedOptions.Out) ?? "faq");
        Work = Settings.Store.OpenWork(Find(parsed, SharedOptions.Work) ?? ".insights");
        IsJson = Find(parsed, SharedOptions.Json);
        Logging = LoggerFactory.Create(builder => builder.AddLogFile(Work.LogFolder, terminal.Clock));
        name = parsed.CommandResult.Command.Name;
        Log = Logging.CreateLogger(name);
    }

    private CommandContext(CommandContext outer, InsightsSettings settings, string outFolder, WorkFolder work)
    {
        terminal = outer.terminal;
        (Settings, IsJson, name) = (settings, outer.IsJson, outer.name);
        OutFolder = Path.GetFullPath(outFolder);
        Work = work;
        Logging = LoggerFactory.Create(builder => builder.AddLogFile(Work.LogFolder, terminal.Clock));
        Log = Logging.CreateLogger("measured");
    }

    public InsightsSettings Settings { get; }

    /// <summary>The folder of the published FAQ, whole path.</summary>
    public string OutFolder { get; }

    public WorkFolder Work { get; }

    /// <summary>True for the verb, or part of a verb, of this name.</summary>
    public bool IsNamed(string verb) => name == verb;
    public bool IsJson { get; }
    public TextReader Input => terminal.Input;
    public TextWriter Output => terminal.Output;
    public TextWriter Error => terminal.Error;
    public TimeProvider Clock => terminal.Clock;

    /// <summary>True where somebody watches standard error, so that a progress bar makes sense.</summary>
    public bool IsWatched => terminal.IsWatched;

    public ILoggerFactory Logging { get; }

    /// <summary>The verb's own log.</summary>
    public ILogger Log { get; }

    /// <summary>The same command working in other folders, for measuring.</summary>
    /// <remarks>With the local index and a store of its own: a measured copy leaves nothing on a server.</remarks>
    public CommandContext In(string outFolder, string work) => new(
        this, Settings with { Index = new IndexSettings(), Store = Settings.Store with { ConnectionString = "" } }, outFolder, new WorkFolder(work));

    /// <summary>The same command with another embedding model.</summary>
    public CommandContext With(string model) =>
        new(this, Settings with { Embedding = Settings.Embedding with { Model = model } }, OutFolder, Work);

    /// <summary>Runs a verb's body and turns how it ends into an exit code and at most one line on standard error.</summary>
    public static async Task<int> RunAsync(
        ParseResult parsed, Func<CommandContext, Task<int>> body, CancellationToken cancellationToken)
    {
        var terminal = (Terminal)parsed.InvocationConfiguration;
        CommandContext? context = null;
        try
        {
            context = new CommandContext(parsed, terminal);
            return await body(context);
        }
        catch (Exception fault) when (Ending.Of(fault, cancellationToken) is { } ending)
        {
            await terminal.Error.WriteLineAsync(ending.Line);
            context?.Log.CommandEnded(ending.Code, fault.GetType().Name, ending.Where);
            return ending.Code;
        }
        finally
        {
            context?.Dispose();
        }
    }

    /// <summary>The publication in the output folder, and what is kept beside it.</summary>
    public PublicationFolder OpenPublication() => new(OutFolder, Work.Path, Work.Shared);

    /// <summary>True where something was ever read.</summary>
    public bool HasStore => Settings.Store.HasStore(Work);

    /// <exception cref="UnusableException">The work folder holds no store.</exception>
    public void RequireStore()
    {
        if (!HasStore)
        {
            throw new UnusableException($"{Settings.Store.PlaceIn(Work)} holds no store; name the right one with --work, or run 'insights run' first.");
        }
    }

    /// <summary>The names of authors that the work folder's store knows; none where there is no store.</summary>
    public async Task<INameBook> ReadNamesAsync(CancellationToken cancellationToken)
    {
        if (!HasStore)
        {
            return new HashedNames(new PseudonymKey(new byte[PseudonymKey.ByteLength]), []);
        }

        await using var services = this.Compose();
        var names = await services.GetRequiredService<IMessageStore>().ReadNamesAsync(cancellationToken);
        return new HashedNames(services.GetRequiredService<PseudonymKey>(), names);
    }

    public void WriteJson<T>(T document) => Output.WriteLine(JsonSerializer.Serialize(document, Indented));

    /// <summary>A table on standard output, without lines of its own so that it can be cut and sorted.</summary>
    public void WriteTable(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows) => TextTable.Write(Output, heads, rows);

    /// <summary>A warning: one line on standard error.</summary>
    public void Warn(string line) => Error.WriteLine($"warning: {line}");

    public void Dispose() => Logging.Dispose();

    private static T? Find<T>(ParseResult parsed, Option<T> option) =>
        parsed.CommandResult.Command.Options.Contains(option) ? parsed.GetValue(option) : default;
}
