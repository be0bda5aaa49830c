using System.Globalization;
using Insights.App.Settings;
using Insights.Draft;
using Insights.Pipeline;

namespace Insights.App.ModelClients;

/// <summary>Says what a run's model did, for run.json and the terminal.</summary>
internal static class ChatSummary
{
    public static ModelReport Report(ChatSession session, IReadOnlyList<DraftOutcome> drafts)
    {
        var (ledger, notes, settings) = (session.Ledger, session.Desk.Notes, session.Settings);
        var drafted = drafts.OfType<DraftOutcome.Drafted>().Select(outcome => outcome.Draft).ToList();
        return new ModelReport
        {
            Name = settings.Model,
            Calls = ledger.Calls,
            CacheHits = ledger.Hits,
            TokensIn = ledger.TokensIn,
            TokensOut = ledger.TokensOut,
            Cost = ledger.Cost,
            MaxTokens = settings.MaxTokens,
            MaxCost = settings.MaxCost,
            DraftedByModel = drafted.Count(draft => !draft.IsExtractive),
            DraftedOffline = drafted.Count(draft => draft.IsExtractive),
            Repeats = notes.Repeats,
            Refused = notes.Refusals,
            DoneOffline = notes.DoneOffline,
            Dropped = notes.Dropped,
            Waiting = session.IsBatch ? session.Pending.Count : null,
        };
    }

    /// <summary>What should not go unseen: a server that is gone, and what agents found for a person.</summary>
    public static IEnumerable<string> Warnings(ChatSession session)
    {
        if (session.Trouble is { } trouble)
        {
            yield return $"{trouble}; what it would have done was done offline and is tried again next time. See 'insights doctor'.";
        }
        else if (session.Desk.Notes.DoneOffline.Keys.Any(key => key.EndsWith(BudgetedCalls.Spent, StringComparison.Ordinal)))
        {
            yield return $"{BudgetedCalls.Spent}: the rest was done offline and is done by the model another night. Raise Chat:MaxTokens or Chat:MaxCost to have it sooner.";
        }

        foreach (var found in session.Desk.Notes.Reports)
        {
            yield return found;
        }
    }

    /// <summary>What a night may cost, said before it starts.</summary>
    public static string Limits(ChatSettings settings)
    {
        var tokens = settings.MaxTokens is { } most ? string.Create(CultureInfo.InvariantCulture, $"at most {most:N0} tokens") : "any number of tokens";
        var money = settings.MaxCost is { } cost ? string.Create(CultureInfo.InvariantCulture, $" and {cost} in money") : "";
        return $"The model {settings.Model} may take {tokens}{money} in this run.";
    }

    /// <summary>One line for the closing table.</summary>
    public static string Line(ModelReport report)
    {
        var cost = report.Cost is { } money ? string.Create(CultureInfo.InvariantCulture, $", {money:0.####} in money") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Name}: {report.Calls:N0} calls, {report.CacheHits:N0} known replies, {report.TokensIn:N0} tokens in, {report.TokensOut:N0} out{cost}; {report.DraftedByModel:N0} drafts by the model, {report.DraftedOffline:N0} offline; {report.Refused.Values.Sum():N0} replies and {report.Dropped.Values.Sum():N0} parts of replies of no use.");
    }
}
