using Insights.App.Commands;
using Insights.App.ModelClients;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Pipeline;
using Insights.Report;
using Insights.Report.Analysis;
using Insights.Report.Wording;

namespace Insights.App.Reporting;

/// <summary>Lets the chat model word a report's paragraphs, where one is set and the work folder is free.</summary>
internal static class ReportAnalysis
{
    private const string TraceFolder = "reports";

    /// <summary>Null where no model is set or nobody can be asked: then the words made without one stand.</summary>
    public static async Task<CheckedAnalysis?> FindAsync(
        CommandContext context, IMessageStore store, PseudonymKey key, PeriodReport report, MessageFile words, CancellationToken cancellationToken)
    {
        if (context.Settings.Chat.Endpoint.Length == 0)
        {
            return null;
        }

        using var held = TryTake(context);
        if (held is null)
        {
            return null;
        }

        using var chat = ChatSession.Open(context.Settings.Chat, context.Work, RunFolder.Named(context.Work, TraceFolder), null, context.Clock)!;
        chat.Redact(new TextMarker(new HashedNames(key, await store.ReadNamesAsync(cancellationToken))));
        var analysis = await new AnalystAgent(chat.Desk).AnalyseAsync(report, words, cancellationToken);
        foreach (var warning in ChatSummary.Warnings(chat))
        {
            context.Warn(warning);
        }

        return analysis;
    }

    // Kept replies have one writer; a report does not wait for a night to end.
    private static WorkLock? TryTake(CommandContext context)
    {
        try
        {
            return WorkLock.Take(context.Work);
        }
        catch (WorkFaultException)
        {
            context.Warn("the report was worded without the model, since a run is under way");
            return null;
        }
    }
}
