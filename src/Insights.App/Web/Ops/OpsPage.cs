using System.Globalization;
using Insights.App.Reviewing;
using Insights.App.Web.Pages;
using Insights.App.Web.Queue;
using Insights.Pipeline;
using Insights.Publish.Site;

namespace Insights.App.Web.Ops;

/// <summary>The last night's state, the history of nights as charts and as a table, and how much waits for a person.</summary>
internal static class OpsPage
{
    public static Html Write(PageShell shell, IReadOnlyList<PastRun> runs, ReviewSnapshot snapshot)
    {
        var frame = MaintainerAssets.In(shell.MaintainerFrame("Operations", OpsComposition.Page));
        var nights = runs.Select(run => run.Report).OfType<RunReport>().ToList();
        return frame.Around(Html.Of($"""
            <h1>Operations</h1>
            {(runs.Count == 0 ? Html.Of($"<p class=\"lead\">No night has run yet.</p>\n") : Last(runs[^1]))}
            <div class="figures">
            {Figure(snapshot.Items.Count(item => item.Published is not null), "entries in the FAQ")}
            {Figure(snapshot.Items.Count(item => item.Waits), "drafts wait for a person", frame.Addresses.Page(QueueComposition.Page))}
            {(nights.Count == 0 ? Html.None : Night(nights[^1]))}
            </div>
            {(nights.Count == 0 ? Html.None : Warnings(nights[^1]))}
            {(nights.Count == 0 ? Html.None : Charts(nights))}
            {(runs.Count == 0 ? Html.None : Table(runs))}
            """));
    }

    /// <summary>How a run ended, in words.</summary>
    public static string EndOf(PastRun run) => run.Report switch
    {
        null => "did not come to an end",
        { IsBlocked: true } => "blocked: too much moved",
        { IsDryRun: true } => "dry run",
        { Warnings.Count: > 0 } => "done, with warnings",
        _ => "done",
    };

    private static Html Last(PastRun run)
    {
        var detail = run.Report is { } report
            ? string.Create(CultureInfo.InvariantCulture, $" It began at {report.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC and took {report.TotalSeconds:0.0} seconds.")
            : " A run that is under way says nothing yet; the log in the work folder tells more.";
        return Html.Of($"<p class=\"lead\">The last night, {run.Name}: {EndOf(run)}.{detail}</p>\n");
    }

    private static Html Night(RunReport report) => Html.Of($"""
        {Figure(report.Counts.Messages.New, "new messages in the last night")}
        {Figure(report.Counts.ConversationsChanged, "conversations read anew")}
        {Figure(report.Counts.Changes.Values.Sum(), "changes in the FAQ")}
        """);

    private static Html Figure(int count, string words, string? link = null)
    {
        var said = Html.Of($"<span>{words}</span>");
        return Html.Of($"<div class=\"figure\"><strong>{count.ToString("N0", CultureInfo.InvariantCulture)}</strong>{(link is null ? said : Html.Of($"<a href=\"{link}\">{said}</a>"))}</div>\n");
    }

    private static Html Warnings(RunReport report) => report.Warnings.Count == 0 ? Html.None : Html.Of($"""
        <section class="alert" aria-labelledby="warnings"><h2 id="warnings">Warnings of the last night</h2>
        <ul class="plain">{report.Warnings.Select(warning => Html.Of($"<li>{warning}</li>\n"))}</ul></section>

        """);

    private static Html Charts(List<RunReport> nights)
    {
        var stages = nights.SelectMany(night => night.Seconds.Keys).Distinct().ToList();
        IReadOnlyList<string> names = [.. nights.Select(night => night.StartedAt.UtcDateTime.ToString("MM-dd", CultureInfo.InvariantCulture))];
        return Html.Of($"""
            <h2>Night by night</h2>
            {StackedBars.Draw("Seconds by stage", names, [.. stages.Select(stage => new Series(stage, [.. nights.Select(night => night.Seconds.GetValueOrDefault(stage))]))])}
            {Lines.Draw("Entries and drafts", names,
            [
                new Series("entries", [.. nights.Select(night => (double)night.Counts.Entries)]),
                new Series("drafts accepted", [.. nights.Select(night => (double)night.Counts.Accepted)]),
                new Series("drafts that wait", [.. nights.Select(night => (double)night.Counts.NeedHuman)]),
                new Series("unanswered", [.. nights.Select(night => (double)night.Counts.Unanswered)]),
            ])}
            {StackedBars.Draw("Messages by what became of them", names,
            [
                new Series("new", [.. nights.Select(night => (double)night.Counts.Messages.New)]),
                new Series("changed", [.. nights.Select(night => (double)night.Counts.Messages.Changed)]),
                new Series("deleted", [.. nights.Select(night => (double)night.Counts.Messages.Deleted)]),
                new Series("erased", [.. nights.Select(night => (double)night.Counts.Messages.Erased)]),
            ])}
            """);
    }

    private static Html Table(IReadOnlyList<PastRun> runs) => Html.Of($"""
        <h2 id="nights">All figures</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="nights"><table class="nights">
        <thead><tr><th scope="col">Night</th><th scope="col">How it ended</th><th scope="col">Mode</th><th scope="col" class="number">Seconds</th><th scope="col" class="number">New messages</th><th scope="col" class="number">Changed</th><th scope="col" class="number">Drafted</th><th scope="col" class="number">Accepted</th><th scope="col" class="number">Wait</th><th scope="col" class="number">Entries</th><th scope="col" class="number">Changes</th><th scope="col">Stages, seconds</th></tr></thead>
        <tbody>{runs.Reverse().Select(Row)}</tbody></table></div>
        """);

    private static Html Row(PastRun run)
    {
        if (run.Report is not { } report)
        {
            return Html.Of($"<tr><th scope=\"row\">{run.Name}</th><td colspan=\"11\">{EndOf(run)}</td></tr>\n");
        }

        var counts = report.Counts;
        IEnumerable<int> figures =
        [
            counts.Messages.New, counts.Messages.Changed, counts.Drafted, counts.Accepted, counts.NeedHuman, counts.Entries, counts.Changes.Values.Sum(),
        ];
        var seconds = string.Join(", ", report.Seconds.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key} {stage.Value:0.0}")));
        return Html.Of($"<tr><th scope=\"row\">{run.Name}</th><td>{EndOf(run)}</td><td>{report.Mode}</td><td class=\"number\">{report.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)}</td>{figures.Select(figure => Html.Of($"<td class=\"number\">{figure.ToString("N0", CultureInfo.InvariantCulture)}</td>"))}<td>{seconds}</td></tr>\n");
    }
}
