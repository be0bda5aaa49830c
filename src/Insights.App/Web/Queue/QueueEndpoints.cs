using Insights.App.Reviewing;
using Insights.App.Web.Access;
using Insights.App.Web.Pages;
using Insights.App.Web.Publications;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Web.Queue;

/// <summary>The review queue as pages: what waits, one draft with its evidence, and the forms that decide.</summary>
internal static class QueueEndpoints
{
    public static void MapReviewQueue(this IEndpointRouteBuilder app)
    {
        var review = app.MapGroup("/" + QueueComposition.Page).RequireMaintainer().ExcludeFromDescription();
        review.MapGet("", ListAsync);
        review.MapGet("/{id}", ShowAsync);
        review.MapPost("/{id}/{verb}", DecideAsync);
    }

    private static async Task<IResult> ListAsync(
        string? show, string? q, string? done, ReviewDesk desk, PageShell shell, CancellationToken cancellationToken)
    {
        var snapshot = await desk.LookAsync(cancellationToken);
        return new HtmlPage(QueuePage.Write(shell, snapshot, new QueueFilter(show, q), done is null ? null : snapshot.Find(done)));
    }

    private static async Task<IResult> ShowAsync(
        string id, string? done, HttpContext context, ReviewDesk desk, PageShell shell, IAntiforgery forms, CancellationToken cancellationToken)
    {
        var snapshot = await desk.LookAsync(cancellationToken);
        if (snapshot.Find(id) is not { } item)
        {
            return Notices.NotFound(shell, $"{QueueComposition.Page}/x");
        }

        var page = new DraftPage(shell, snapshot, await desk.ReadAsync(item.Id, cancellationToken), context.FormToken(forms))
        {
            Done = done is null ? null : snapshot.Find(done),
        };
        return new HtmlPage(page.Write());
    }

    private static async Task<IResult> DecideAsync(
        string id,
        string verb,
        [FromForm] IFormCollection form,
        HttpContext context,
        ReviewDesk desk,
        CurrentPublication current,
        PageShell shell,
        IAntiforgery forms,
        CancellationToken cancellationToken)
    {
        var before = await desk.LookAsync(cancellationToken);
        if (before.Find(id) is not { } item || DecisionForm.Read(verb, form, item) is not { } action)
        {
            return Notices.NotFound(shell, $"{QueueComposition.Page}/x/x");
        }

        try
        {
            var outcome = await desk.DecideAsync(
                new ReviewRequest(item.Id, action, context.User.Identity!.Name!, form["seen"].ToString()), cancellationToken);
            if (outcome is ReviewOutcome.Moved)
            {
                return await AgainAsync(StatusCodes.Status409Conflict, "This is not what you looked at any more: somebody decided, or a night drafted anew. Look again.");
            }

            await current.RefreshAsync(cancellationToken);
            return Results.LocalRedirect(NextAfter(item, action, before));
        }
        catch (UnusableException refused)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
        catch (WorkFaultException fault)
        {
            return await AgainAsync(StatusCodes.Status503ServiceUnavailable, fault.Message);
        }

        async Task<IResult> AgainAsync(int status, string why)
        {
            var page = new DraftPage(
                shell, await desk.LookAsync(cancellationToken), await desk.ReadAsync(item.Id, cancellationToken), context.FormToken(forms))
            {
                Alert = why,
                Depth = 2,
                Given = DecisionForm.ReadEdit(form, item),
            };
            return new HtmlPage(page.Write(), status);
        }
    }

    // Who works through the queue goes on with what waits next; who changed an entry sees what became of it.
    private static string NextAfter(ReviewItem item, ReviewAction action, ReviewSnapshot before)
    {
        if (item.Waits && action is ReviewAction.Approve or ReviewAction.Edit or ReviewAction.Reject)
        {
            var waiting = before.Items.Where(other => other.Waits).ToList();
            var next = waiting.SkipWhile(other => other.Cluster != item.Cluster).Skip(1).FirstOrDefault() ?? waiting.FirstOrDefault(other => other.Cluster != item.Cluster);
            return next is null ? $"/{QueueComposition.Page}?done={item.Id}" : $"/{QueueComposition.Page}/{next.Id}?done={item.Id}";
        }

        var shown = action is ReviewAction.Merge merge ? before.Get(merge.Into).Id : item.Id;
        return $"/{QueueComposition.Page}/{shown}?done={shown}";
    }
}
