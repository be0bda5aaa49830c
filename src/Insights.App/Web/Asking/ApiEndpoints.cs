using Insights.App.Web.Pages;
using Insights.App.Web.Publications;
using Insights.Publish;
using Insights.Publish.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Web.Asking;

/// <summary>The FAQ for programs: JSON in, JSON out.</summary>
internal static class ApiEndpoints
{
    private const string Json = "application/json; charset=utf-8";
    private const int MostRanked = 100;

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("FAQ");
        api.MapPost("/ask", AskAsync)
            .WithName("ask").WithSummary("Answers a question from the FAQ, with sources, or abstains.")
            .Produces<AnswerShape>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/entries", ListEntries)
            .WithName("entries").WithSummary("All entries, or those of one theme.")
            .Produces<EntriesShape>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/entries/{id}", FindEntry)
            .WithName("entry").WithSummary("One entry by its id or slug.")
            .Produces<EntryShape>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/{**path}", () => Results.Problem("There is no such interface; /openapi.json describes those that are there.", statusCode: StatusCodes.Status404NotFound))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> AskAsync(AskRequest asked, CurrentPublication current, AskDesk desk, CancellationToken cancellationToken)
    {
        var question = (asked.Question ?? "").Trim();
        if (question.Length is 0 or > SiteLimits.LongestQuestion)
        {
            return Results.Problem($"Give a question of 1 to {SiteLimits.LongestQuestion} characters.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (asked.K is < 1 or > MostRanked)
        {
            return Results.Problem($"k takes a number from 1 to {MostRanked}.", statusCode: StatusCodes.Status400BadRequest);
        }

        return current.Value is { } served
            ? Results.Text((await desk.AnswerAsync(served, question, asked.K ?? AskDesk.Ranked, "api", cancellationToken)).ToJson(null), Json)
            : NothingYet();
    }

    private static IResult ListEntries(string? theme, CurrentPublication current) => current.Value switch
    {
        null => NothingYet(),
        { } served when theme is null => served.Site.Find(ServedSite.EntriesFile)!,
        { } served => Results.Bytes(FaqJson.WriteEntries(served.Publication.Entries.Where(entry => entry.Theme.Name == theme)), Json),
    };

    private static IResult FindEntry(string id, CurrentPublication current)
    {
        if (current.Value is not { } served)
        {
            return NothingYet();
        }

        return served.Find(id) is { } entry
            ? Results.Bytes(FaqJson.Write(entry), Json)
            : Results.Problem("There is no such entry; GET /api/entries lists all.", statusCode: StatusCodes.Status404NotFound);
    }

    private static IResult NothingYet() =>
        Results.Problem("Nothing is published yet; /health/ready says what is waited for.", statusCode: StatusCodes.Status503ServiceUnavailable);
}
