using System.CommandLine;
using Insights.App.Logging;
using Insights.App.Settings;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;
using Microsoft.Extensions.DependencyInjection;

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

        using var held = WorkLock.Take(context.Work);
        context.OpenPublication().Recover();
        using var encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
        await using var services = context.Compose();
        var (store, key) = (services.GetRequiredService<IMessageStore>(), services.GetRequiredService<PseudonymKey>());
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (author is not null)
        {
            var pseudonym = Snowflake.TryParse(author, out _) ? key.PseudonymOf(author) : new Pseudonym(author);
            ids.Add(pseudonym.Value);
            ids.UnionWith((await store.FindAsync(new MessageQuery.ByAuthor(pseudonym), cancellationToken)).Select(id => id.ToString()));
        }
        else
        {
            ids.Add(message!);
        }

        var forgetting = new Forgetting(store, key, encoder.Encode);
        var forgotten = author is not null
            ? await forgetting.ForgetAuthorAsync(author, cancellationToken)
            : await forgetting.ForgetMessageAsync(MessageId.Parse(message!), cancellationToken);

        // Past this line nothing brings the texts back; what was derived from them follows.
        List<ConversationId> touched = [.. forgotten.Conversations.Changed, .. forgotten.Conversations.Gone];
        ids.UnionWith(touched.Select(id => id.ToString()));
        var lines = await RunFiles.PurgeAsync(
            context.Work, new ForgottenIds(ids, forgotten.Conversations.Gone.ToHashSet()), cancellationToken);
        await ForgetRowsAsync(context, key, touched, cancellationToken);
        context.Log.Forgot(forgotten.Messages, touched.Count, lines);
        Tell(context, forgotten.Messages, touched.Count, lines);
        return ExitCode.Done;
    }

    private static async Task ForgetRowsAsync(
        CommandContext context, PseudonymKey key, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken)
    {
        await using var index = await context.OpenIndexAsync(key, isReader: false, cancellationToken);
        await index.DeleteAsync(conversations, cancellationToken);
        await index.CommitAsync(cancellationToken);
    }

    private static void Tell(CommandContext context, int messages, int conversations, int lines)
    {
        if (context.IsJson)
        {
            context.WriteJson(new { Messages = messages, Conversations = conversations, KeptLines = lines });
            return;
        }

        context.Output.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Forgot {messages} messages in {conversations} conversations and {lines} kept lines. The pages follow with the next 'insights run'."));
    }
}
