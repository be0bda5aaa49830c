using System.CommandLine;
using Insights.App.Reviewing;
using Insights.Ingest;

namespace Insights.App.Commands;

/// <summary>The human queue: what waits for a person, and what people decide.</summary>
internal static class ReviewCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The draft's or entry's id, as 'review list' shows it." };

    private static readonly Argument<string> Into = new("INTO") { Description = "The entry that stays." };

    private static readonly Argument<string> Text = new("TEXT") { Description = "The words; an empty text takes them away." };

    private static readonly Option<bool> All = new("--all") { Description = "Show accepted and rejected drafts, too." };

    private static readonly Option<string> Who = new("--who")
    {
        Description = "Who decides; kept in the work folder only.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.UserName,
    };

    private static readonly Option<string?> Seen = new("--seen")
    {
        Description = "The version that 'review show' gave: nothing is done where the draft or a decision moved since.",
        HelpName = "VERSION",
    };

    private static readonly Option<string?> Note = new("--note")
    {
        Description = "Words of the maintainers' own, shown as theirs after the answer.",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> Reason = new("--reason")
    {
        Description = "Why; kept in the work folder and shown to maintainers.",
        HelpName = "TEXT",
    };

    private static readonly Option<bool> Pin = new("--pin") { Description = "Keep the entry whatever becomes of its draft." };

    private static readonly Option<string> EditFile = new("--file")
    {
        Description = "JSON {question?, answer?: [{text, evidence: [{message, quote}]}]}, as 'review show ID --json' prints it. "
            + "Each claim passes the same checks as a mined one.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string[]> Conversations = new("--conversation")
    {
        Description = "A conversation to split off, as 'review show' lists them; more than one may be named.",
        HelpName = "ID",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create() => new("review", "The human queue: look at drafts and entries and decide; decisions are published at once.")
    {
        Verb("list", "List the drafts that wait for a person.", (context, desk, parsed, cancellationToken) =>
            QueueView.ListAsync(context, desk, parsed.GetValue(All), cancellationToken), All),
        Verb("show", "Show one draft with its evidence, why it waits and who decided what.", (context, desk, parsed, cancellationToken) =>
            QueueView.ShowAsync(context, desk, parsed.GetValue(Id)!, cancellationToken), Id),
        Deciding("approve", "Publish a draft; the approval holds until the draft changes.", (parsed, _) =>
            Done(new ReviewAction.Approve(parsed.GetValue(Note), parsed.GetValue(Pin))), Note, Pin),
        Deciding("edit", "Give a draft another wording and publish it.", async (parsed, cancellationToken) => new ReviewAction.Edit(
            await GivenEdit.ReadAsync(parsed.GetValue(EditFile)!, cancellationToken), parsed.GetValue(Note), parsed.GetValue(Pin)), EditFile, Note, Pin),
        Deciding("reject", "Keep a draft out, and take its entry back; holds until the draft changes.", (parsed, _) =>
            Done(new ReviewAction.Reject(parsed.GetValue(Reason))), Reason),
        Deciding("merge", "Put an entry into another for good; 'review split' undoes it.", (parsed, _) =>
            Done(new ReviewAction.Merge(parsed.GetValue(Into)!)), Into),
        Deciding("split", "Make an entry of its own of some conversations of an entry.", (parsed, _) =>
            Done(new ReviewAction.Split([.. parsed.GetValue(Conversations)!.Select(ReadConversation)])), Conversations),
        Deciding("note", "Add words of the maintainers' own after the answer, shown as theirs.", (parsed, _) =>
            Done(new ReviewAction.Annotate(parsed.GetValue(Text)!)), Text),
        Deciding("pin", "Keep an entry whatever becomes of its draft; what is taken back leaves it all the same.", (_, _) =>
            Done(new ReviewAction.Pin(true))),
        Deciding("unpin", "Let an entry go with its draft again.", (_, _) => Done(new ReviewAction.Pin(false))),
    };

    private static ConversationId ReadConversation(string id) => Snowflake.TryParse(id, out var value)
        ? new ConversationId(value)
        : throw new UnusableException($"\"{id}\" is no conversation id; see 'insights review show ID'.");

    private static Task<ReviewAction> Done(ReviewAction action) => Task.FromResult(action);

    private static Command Deciding(
        string name, string description, Func<ParseResult, CancellationToken, Task<ReviewAction>> read, params Symbol[] symbols) =>
        Verb(
            name,
            description,
            async (context, desk, parsed, cancellationToken) => QueueView.Tell(context, await desk.DecideAsync(
                new ReviewRequest(
                    parsed.GetValue(Id)!, await read(parsed, cancellationToken), parsed.GetValue(Who)!, parsed.GetValue(Seen)),
                cancellationToken)),
            [Id, .. symbols, Who, Seen, SharedOptions.Model, SharedOptions.Taxonomy]);

    private static Command Verb(
        string name,
        string description,
        Func<CommandContext, ReviewDesk, ParseResult, CancellationToken, Task<int>> body,
        params IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols.Append(SharedOptions.Json).Append(SharedOptions.Out).Append(SharedOptions.Work))
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            async context =>
            {
                using var desk = new ReviewDesk(context);
                return await body(context, desk, parsed, cancellationToken);
            },
            cancellationToken));
        return command;
    }
}
