using Insights.Answer;
using Insights.App.Web.Pages;
using Insights.App.Web.Publications;
using Insights.Publish.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Web.Asking;

/// <summary>The ask box, for people.</summary>
internal static class AskEndpoints
{
    public static void MapAskPage(this IEndpointRouteBuilder app) => app.MapGet("/" + SiteMaker.AskPage, AskAsync).ExcludeFromDescription();

    private static async Task<IResult> AskAsync(
        string? q, CurrentPublication current, AskDesk desk, PageShell shell, CancellationToken cancellationToken)
    {
        var question = (q ?? "").Trim();
        if (current.Value is not { } served)
        {
            return Notices.NothingYet(shell);
        }

        if (question.Length > SiteLimits.LongestQuestion)
        {
            return Notices.TooLong(shell);
        }

        FaqAnswer? answer = question.Length == 0 ? null : await desk.AnswerAsync(served, question, AskDesk.Ranked, "page", cancellationToken);
        return new HtmlPage(AskPage.Write(shell, question, answer, served.ById));
    }
}
