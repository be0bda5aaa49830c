using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.DiscordChat.Wire;
using Insights.App.Reviewing;

namespace Insights.App.DiscordChat.Bot.Cards;

/// <summary>Approve, edit and reject from a card; who presses must be a reviewer, whatever the channel lets in.</summary>
internal sealed class CardHandler(ReviewDesk reviews, CardBoard board, RoleId? reviewers) : IInteractionHandler
{
    private static readonly Handling Moved = Handling.Tell("This draft has changed since; look at the newest card.");

    public Handling? Find(Interaction interaction) => interaction switch
    {
        Interaction.Press press when CustomId.Parse(press.CustomId) is { } id && IsOfCard(id.Action) => Guarded(press.Source, () => OfButton(press, id)),
        Interaction.Submission form when CustomId.Parse(form.CustomId) is { } id && IsOfCard(id.Action) => Guarded(form.Source, () => OfForm(form, id)),
        _ => null,
    };

    private static bool IsOfCard(CustomAction action) => action
        is CustomAction.Approve or CustomAction.Edit or CustomAction.EditForm or CustomAction.Reject or CustomAction.RejectForm;

    private Handling Guarded(InteractionSource source, Func<Handling> find) =>
        reviewers is { } role && source.Roles.Contains(role) ? find() : Handling.Tell("Only reviewers decide about drafts.");

    private Handling OfButton(Interaction.Press press, CustomId id) => id.Action switch
    {
        CustomAction.Approve => Decide(press.Source, id, _ => new ReviewAction.Approve(null, IsPinned: false), "Approved"),

        // A form must be the first answer, so the draft is taken from what the board knows without reading a file.
        CustomAction.Edit => board.Find(id) is { } item
            ? ReviewCard.EditForm(item) is { } form
                ? Handling.Of(new InteractionReply.Asks(form))
                : Handling.Tell("This draft is too long for a form; edit it on the review page or with 'insights review edit'.")
            : Moved,
        CustomAction.Reject => board.Find(id) is { } item ? Handling.Of(new InteractionReply.Asks(ReviewCard.RejectForm(item))) : Moved,
        _ => Moved,
    };

    private Handling OfForm(Interaction.Submission form, CustomId id)
    {
        var reason = form.Values.GetValueOrDefault(ReviewCard.ReasonField, "").Trim();
        return id.Action switch
        {
            CustomAction.RejectForm => Decide(form.Source, id, _ => new ReviewAction.Reject(reason), reason.Length == 0 ? "Rejected" : $"Rejected ({DiscordText.Escape(reason)})"),
            CustomAction.EditForm => Decide(form.Source, id, item => new ReviewAction.Edit(EditOf(item, form), null, IsPinned: false), "Approved in other words"),
            _ => Moved,
        };
    }

    private static GivenEdit EditOf(ReviewItem item, Interaction.Submission form) => CardEdit.Read(
        item.Drafted!.Draft,
        form.Values.GetValueOrDefault(ReviewCard.QuestionField, ""),
        form.Values.GetValueOrDefault(ReviewCard.AnswerField, ""));

    private Handling Decide(InteractionSource source, CustomId id, Func<ReviewItem, ReviewAction> act, string word) =>
        Handling.Work(isForOneself: true, async cancellationToken =>
        {
            if (board.Find(id) is not { } item)
            {
                return ((InteractionReply.Says)Moved.First).Message;
            }

            var outcome = await reviews.DecideAsync(
                new ReviewRequest(item.Id, act(item), $"discord:{source.Caller}", item.Version), cancellationToken);
            if (outcome is ReviewOutcome.Published)
            {
                await board.CloseAsync(item, $"{word} by <@{source.Caller}>.", cancellationToken);
            }

            return new OutgoingMessage { Content = Words(outcome, word) };
        });

    private static string Words(ReviewOutcome outcome, string word) => outcome switch
    {
        ReviewOutcome.Published => $"{word}. The FAQ is up to date.",
        ReviewOutcome.Moved => "This draft has changed since; look at the newest card.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
