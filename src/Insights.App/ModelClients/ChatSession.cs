using Insights.Agents;
using Insights.App.Settings;
using Insights.Ingest.Texts;
using Insights.Pipeline;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Insights.App.ModelClients;

/// <summary>
/// The model of one run: a kernel whose chat client is wrapped, outermost first, in cache, budget, guard and plainer
/// formats, with filters for redaction and trace. In batch mode nothing lies behind the cache but the list of what waits.
/// </summary>
internal sealed class ChatSession : IDisposable
{
    private readonly ChatConnection connection;
    private readonly IChatClient client;
    private readonly CallTrace trace;

    private ChatSession(ChatSettings settings, WorkFolder work, CallTrace trace, BatchFiles? batch)
    {
        this.trace = trace;
        Settings = settings;
        IsBatch = batch is not null;
        Pending = new PendingCalls(work.Shared);
        Book = ReplyBook.Open(work.Shared, WorkFolder.RepliesRecord);
        Ledger = new CallLedger(new CallLimits(settings.MaxTokens, settings.MaxCost, settings.PriceIn, settings.PriceOut));
        connection = new ChatConnection(settings);
        client = new ChatClientBuilder(connection.Client)
            .Use(inner => new CachedReplies(inner, settings.Model, Book, Ledger))
            .Use(inner => batch is null
                ? new BudgetedCalls(inner, Ledger, settings.Concurrency)
                : new BatchedCalls(inner, settings.Model, Pending))
            .Use(inner => new GuardedCalls(inner))
            .Use(inner => new PlainerFormats(inner))
            .Build();
        Intake = batch?.In is { } replies ? BatchReplies.Read(replies, settings.Model, Pending, Book) : null;
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(client);
        builder.Services.AddSingleton<IFunctionInvocationFilter>(trace);
        Desk = new AgentDesk(builder.Build(), Assets.Prompts, settings.Model) { Concurrency = settings.Concurrency };
    }

    public ChatSettings Settings { get; }
    public AgentDesk Desk { get; }
    public CallLedger Ledger { get; }
    public ReplyBook Book { get; }
    public PendingCalls Pending { get; }

    /// <summary>True where no call is made and what would be asked is written down.</summary>
    public bool IsBatch { get; }

    /// <summary>What came of the replies of a batch; null where none was given.</summary>
    public BatchIntake? Intake { get; }

    /// <summary>Why no calls were made any more; null where they were.</summary>
    public string? Trouble => client.GetService<GuardedCalls>()?.Trouble;

    /// <summary>The session of a run; null where the settings name no model.</summary>
    /// <exception cref="UnusableException">A batch is asked for and no model is set, or its replies cannot be read.</exception>
    public static ChatSession? Open(ChatSettings settings, WorkFolder work, RunFolder folder, BatchFiles? batch, TimeProvider clock)
    {
        if (settings.Endpoint.Length > 0)
        {
            return new ChatSession(settings, work, new CallTrace(folder.FileOf(CallTrace.Name), clock), batch);
        }

        return batch is null
            ? null
            : throw new UnusableException(
                "A batch needs a model: set Chat:Endpoint and Chat:Model. In batch mode nothing is called; other runs between the rounds may.");
    }

    /// <summary>From now on no prompt leaves unless it was looked through once more for what must not be shown.</summary>
    public void Redact(TextMarker marker) => Desk.Kernel.PromptRenderFilters.Add(new Redaction(marker));

    public void Dispose()
    {
        client.Dispose();
        connection.Dispose();
        trace.Dispose();
    }
}

/// <summary>The files of a batch: where requests go to, and where replies come from.</summary>
internal sealed record BatchFiles(string? Out, string? In);
