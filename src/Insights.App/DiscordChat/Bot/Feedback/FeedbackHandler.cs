using Insights.App.DiscordChat.Bot.Answers;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.Publish;

namespace Insights.App.DiscordChat.Bot.Feedback;

/// <summary>The buttons under an answer: votes are kept, and a person is called only when somebody asks for one.</summary>
internal sealed class FeedbackHandler(FeedbackLog feedback, AnswerMessage messages, HumanCall human) : IInteractionHandler
{
    public Handling? Find(Interaction interaction) => interaction is Interaction.Press press && CustomId.Parse(press.CustomId) is { } id
        ? id.Action switch
        {
            CustomAction.Helped => Keep(press, id.Subject, FeedbackKind.Helped),
            CustomAction.NotHelpful => Keep(press, id.Subject, FeedbackKind.NotHelpful),
            CustomAction.AskHuman => Call(press, id.Subject),
            _ => null,
        }
        : null;

    private Handling Keep(Interaction.Press press, string entry, FeedbackKind kind) => Handling.Work(isForOneself: true, _ =>
    {
        feedback.Add(entry, kind, press.Source.Caller);
        return Task.FromResult<OutgoingMessage?>(new OutgoingMessage
        {
            Content = kind == FeedbackKind.Helped ? "Thank you, noted." : "Thank you, noted. The maintainers will see it.",
        });
    });

    // The button is taken first, so that a second press finds none.
    private Handling Call(Interaction.Press press, string entry) => new(
        new InteractionReply.Changes(new OutgoingMessage
        {
            Content = press.Message.Content, Components = [messages.Buttons(entry, isHumanAsked: true)],
        }),
        async cancellationToken =>
        {
            feedback.Add(entry, FeedbackKind.AskedHuman, press.Source.Caller);
            await human.CallAsync(press.Source, press.Message.Id, cancellationToken);
            return null;
        });
}
