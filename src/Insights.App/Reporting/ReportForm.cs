using Insights.Publish.Site;
using Insights.Report;

namespace Insights.App.Reporting;

/// <summary>The form above a report: two days and a language.</summary>
internal static class ReportForm
{
    public static Html Write(PageFrame frame, ReportPeriod? period, IEnumerable<string> languages, string language) => Html.Of($"""
        <form class="picker" action="{frame.Addresses.Page(ReportEndpoints.Page)}">
        <p><label for="from">From</label> <input type="date" id="from" name="from" required{Value(period?.From)}></p>
        <p><label for="to">To</label> <input type="date" id="to" name="to" required{Value(period?.To)}></p>
        <p><label for="lang">Language</label> <select id="lang" name="lang">{languages.Select(one => Option(one, one == language))}</select></p>
        <p><button class="button" type="submit">Show</button></p>
        </form>
        """);

    private static Html Value(DateOnly? day) => day is { } known ? Html.Of($" value=\"{known}\"") : Html.None;

    private static Html Option(string language, bool isChosen) =>
        Html.Of($"<option value=\"{language}\"{(isChosen ? Html.Of($" selected") : Html.None)}>{language}</option>");
}
