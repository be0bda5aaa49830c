using System.Globalization;
using Insights.App.Settings;
using Insights.App.Web.Pages;
using Insights.App.Web.Publications;
using Insights.Publish.Site;
using Insights.Report;
using Insights.Report.Wording;
using Insights.Report.Writing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Reporting;

/// <summary>The report over any period, for people: the same as the verb writes, with a form that picks the period.</summary>
internal static class ReportEndpoints
{
    public const string Page = "report";

    private const int MostDays = 366 * 20;
    private const string English = "en";

    public static void MapReport(this IEndpointRouteBuilder app) => app.MapGet("/" + Page, ReportAsync).ExcludeFromDescription();

    private static async Task<IResult> ReportAsync(
        string? from, string? to, string? lang, CurrentPublication current, ReportShelf shelf, PageShell shell, CancellationToken cancellationToken)
    {
        if (current.Value is not { } served)
        {
            return Notices.NothingYet(shell);
        }

        var languages = MessageFile.LanguagesIn(Assets.ReportWords);
        var language = languages.Contains(lang ?? English) ? lang ?? English : English;
        var period = await FindPeriodAsync(from, to, served, shelf, cancellationToken);
        var frame = shell.Frame("Report", Page) with { Head = HtmlReport.Head, IsWide = true };
        if (period is not { } asked)
        {
            return new HtmlPage(frame.Around(Html.Of($"""
                {ReportForm.Write(frame, null, languages, language)}
                <p class="lead" role="alert">Give two days, the earlier one first, at most twenty years apart.</p>
                """)), StatusCodes.Status400BadRequest);
        }

        var page = await shelf.FindAsync(served, asked, language, frame.Addresses.Entry, cancellationToken);
        return new ReportResult(frame.Around(Html.Of($"""
            {ReportForm.Write(frame, asked, languages, language)}
            {HtmlReport.Content(page)}
            """)));
    }

    // Without days asked for: the twelve months that end with the last message known.
    private static async Task<ReportPeriod?> FindPeriodAsync(
        string? from, string? to, ServedPublication served, ReportShelf shelf, CancellationToken cancellationToken)
    {
        if (from is null && to is null)
        {
            var last = await shelf.FindLastDayAsync(served, cancellationToken);
            var next = new DateOnly(last.Year, last.Month, 1).AddMonths(1);
            return new ReportPeriod(next.AddMonths(-12), next.AddDays(-1));
        }

        return ReportPeriod.Find(string.Create(CultureInfo.InvariantCulture, $"{from}..{to}")) is { Days: <= MostDays } asked ? asked : null;
    }
}
