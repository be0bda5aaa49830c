using Insights.App.Commands;
using Insights.App.Reviewing;
using Insights.App.Web.Access;
using Insights.App.Web.Publications;
using Insights.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Web.Queue;

/// <summary>The review queue for programs, for maintainers alone: the same JSON as the verb prints. No form token is asked for: a page of another site cannot send JSON here.</summary>
internal static class QueueApi
{
    public static void MapReviewApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/review").RequireMaintainer().WithTags("Review");
        api.MapGet("", ListAsync).WithName("review").WithSummary("The drafts that wait for a person; show=published, rejected or all gives others.");
        api.MapGet("/{id}", ShowAsync).WithName("reviewDraft").WithSummary("One draft with its evidence, its version and who decided what.");
        api.MapPost("/{id}/{verb}", DecideAsync).WithName("reviewDecide")
            .WithSummary("Decides: approve, edit, reject, merge, split, note, pin or unpin. Give the version that was seen; 409 where it moved since.");
    }

    private static async Task<IResult> ListAsync(string? show, ReviewDesk desk, CancellationToken cancellationToken)
    {
        var filter = new QueueFilter(show, null);
        var snapshot = await desk.LookAsync(cancellationToken);
        return Json(snapshot.Items.Where(filter.Takes).Select(ReviewJson.Line));
    }

    private static async Task<IResult> ShowAsync(string id, ReviewDesk desk, CancellationToken cancellationToken) =>
        (await desk.LookAsync(cancellationToken)).Find(id) is null
            ? NotFound()
            : Json(ReviewJson.Sheet(await desk.ReadAsync(id, cancellationToken)));

    private static async Task<IResult> DecideAsync(
        string id, string verb, DecisionShape given, HttpContext context, ReviewDesk desk, CurrentPublication current, CancellationToken cancellationToken)
    {
        if ((await desk.LookAsync(cancellationToken)).Find(id) is not { } item || given.Read(verb) is not { } action)
        {
            return NotFound();
        }

        try
        {
            var outcome = await desk.DecideAsync(new ReviewRequest(item.Id, action, context.User.Identity!.Name!, given.Seen), cancellationToken);
            await current.RefreshAsync(cancellationToken);
            return Json(ReviewJson.Outcome(outcome), outcome is ReviewOutcome.Moved ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
        }
        catch (UnusableException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
        catch (WorkFaultException fault)
        {
            return Results.Problem(fault.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Json(object document, int status = StatusCodes.Status200OK) =>
        Results.Json(document, CommandContext.OneLine, statusCode: status);

    private static IResult NotFound() => Results.Problem("There is no such draft, or nothing of that name can be done with it; GET /api/review?show=all lists all.", statusCode: StatusCodes.Status404NotFound);
}

/// <summary>What a program decides; which parts count is up to the verb.</summary>
internal sealed record DecisionShape(string? Seen)
{
    public string? Note { get; init; }
    public bool Pin { get; init; }
    public string? Question { get; init; }
    public IReadOnlyList<GivenClaim>? Answer { get; init; }

    /// <summary>Why, for reject.</summary>
    public string? Reason { get; init; }

    /// <summary>The entry that stays, for merge.</summary>
    public string? Into { get; init; }

    /// <summary>What becomes an entry of its own, for split.</summary>
    public IReadOnlyList<string>? Conversations { get; init; }

    /// <summary>Null where nothing of that name can be done.</summary>
    public ReviewAction? Read(string verb) => verb switch
    {
        "approve" => new ReviewAction.Approve(Note, Pin),
        "edit" => new ReviewAction.Edit(new GivenEdit(Question, Answer), Note, Pin),
        "reject" => new ReviewAction.Reject(Reason),
        "merge" => new ReviewAction.Merge(Into ?? ""),
        "split" => new ReviewAction.Split([.. (Conversations ?? []).Where(id => Snowflake.TryParse(id, out _)).Select(ConversationId.Parse)]),
        "note" => new ReviewAction.Annotate(Note ?? ""),
        "pin" => new ReviewAction.Pin(true),
        "unpin" => new ReviewAction.Pin(false),
        _ => null,
    };
}
