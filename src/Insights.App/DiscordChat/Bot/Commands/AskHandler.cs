using Insights.App.DiscordChat.Bot.Answers;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;

namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary><c>/ask</c> with its completion, and the command on a message.</summary>
internal sealed class AskHandler(PublishedAnswers answers) : IInteractionHandler
{
    public Handling? Find(Interaction interaction) => interaction switch
    {
        Interaction.Autocomplete { Name: CommandDefinitions.Ask } typing =>
            Handling.Of(new InteractionReply.Suggests(answers.Suggest(typing.Typed))),
        Interaction.Command { Name: CommandDefinitions.Ask } command =>
            Answer(command.Options.GetValueOrDefault(CommandDefinitions.Question, "")),
        Interaction.MessageCommand { Name: CommandDefinitions.AnswerFromFaq } command => Answer(command.Content),
        _ => null,
    };

    private Handling Answer(string question) => string.IsNullOrWhiteSpace(question)
        ? Handling.Tell("There are no words in that message to look for.")
        : Handling.Work(isForOneself: false, async cancellationToken =>
            await answers.AnswerAsync(question, "", cancellationToken) switch
            {
                FoundAnswer.Found found => found.Message,
                FoundAnswer.Nothing nothing => new OutgoingMessage { Content = nothing.Words },
                _ => throw new System.Diagnostics.UnreachableException(),
            });
}
