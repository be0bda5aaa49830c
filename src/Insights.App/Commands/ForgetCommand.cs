using System.CommandLine;
using Insights.App.Erasures;
using Insights.Ingest;

namespace Insights.App.Commands;

/// <summary>Erases a person or a message, and what was derived from them.</summary>
internal static class ForgetCommand
{
    private static readonly Option<string?> Author = new("--author")
    {
        Description = "The Discord id of a person, or the pseudonym under which run files know one.",
        HelpName = "ID",
    };

    private static readonly Option<string?> Message = new("--message") { Description = "The Discord id of a message.", HelpName = "ID" };

    public static Command Create()
    {
        var command = new Command(
            "forget",
            "Erase a person or a message for good: at once in the store, the index, kept drafts and run files, at the next publish in the pages.")
        {
            Author, Message, SharedOptions.Out, SharedOptions.Work, SharedOptions.Model, SharedOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Author) is null == result.GetValue(Message) is null)
            {
                result.AddError("Give either --author ID or --message ID.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed, context => ForgetAsync(context, parsed.GetValue(Author), parsed.GetValue(Message), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> ForgetAsync(CommandContext context, string? author, string? message, CancellationToken cancellationToken)
    {
        context.RequireStore();
        if (message is not null && !Snowflake.TryParse(message, out _))
        {
            throw new UnusableException($"\"{message}\" is no message id; give the digits of a Discord id.");
        }

        Tell(context, author is not null
            ? await Erasing.ForgetAuthorAsync(context, author, cancellationToken)
            : await Erasing.ForgetMessagesAsync(context, [MessageId.Parse(message!)], cancellationToken));
        return ExitCode.Done;
    }

    private static void Tell(CommandContext context, Erased erased)
    {
        if (context.IsJson)
        {
            context.WriteJson(erased);
            return;
        }

        context.Output.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Forgot {erased.Messages} messages in {erased.Conversations} conversations and {erased.KeptLines} kept lines. The pages follow with the next 'insights run'."));
    }
}
