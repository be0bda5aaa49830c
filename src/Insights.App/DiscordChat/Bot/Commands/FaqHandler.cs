using Insights.App.DiscordChat.Bot.Answers;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;

namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary><c>/faq</c>: what only the caller sees.</summary>
internal sealed class FaqHandler(PublishedAnswers answers, PublishedGaps gaps, BotStatus status, ForgetRequests forgetting) : IInteractionHandler
{
    public Handling? Find(Interaction interaction) => interaction switch
    {
        Interaction.Command { Name: CommandDefinitions.Search } command => Handling.Work(isForOneself: true, async cancellationToken =>
            await answers.SearchAsync(command.Options.GetValueOrDefault(CommandDefinitions.Words, ""), cancellationToken)),
        Interaction.Command { Name: CommandDefinitions.Gaps } => Handling.Work(isForOneself: true, async cancellationToken =>
            await gaps.WriteAsync(cancellationToken)),
        Interaction.Command { Name: CommandDefinitions.Status } => Handling.Work(isForOneself: true, async cancellationToken =>
            await status.WriteAsync(cancellationToken)),
        Interaction.Command { Name: CommandDefinitions.Privacy } => Handling.Tell(PrivacyText.Words),
        Interaction.Command { Name: CommandDefinitions.ForgetMe } => Handling.Of(new InteractionReply.Says(new OutgoingMessage
        {
            Content = PrivacyText.BeforeForgetting,
            Components = [new ActionRow([new Button("Erase what I wrote", CustomId.Of(CustomAction.Forget, "me").ToString(), ButtonStyle.Danger)])],
        }.ForOneself())),
        Interaction.Press press when CustomId.Parse(press.CustomId) is { Action: CustomAction.Forget } => Handling.Work(
            isForOneself: true, async cancellationToken => await forgetting.ForgetAsync(press.Source.Caller, cancellationToken)),
        _ => null,
    };
}
