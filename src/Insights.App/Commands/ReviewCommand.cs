using System.CommandLine;
using Insights.App.Reviewing;
using Insights.Publish;

namespace Insights.App.Commands;

/// <summary>The human queue: what waits for a person, and what people decide.</summary>
internal static class ReviewCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The draft's id, as 'review list' shows it." };

    private static readonly Option<bool> All = new("--all") { Description = "Show accepted and rejected drafts, too." };

    private static readonly Option<string> Who = new("--who")
    {
        Description = "Who decides; kept in the work folder only.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.UserName,
    };

    private static readonly Option<string?> Note = new("--note")
    {
        Description = "Words of the maintainers' own, shown as theirs after the answer.",
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

    public static Command Create() => new("review", "The human queue: list, show, approve, edit or reject drafts; decisions are published at once.")
    {
        Verb("list", "List the drafts that wait for a person.", (context, parsed, _) =>
            Task.FromResult(QueueView.List(context, parsed.GetValue(All))), All, SharedOptions.Json),
        Verb("show", "Show one draft with its evidence and why it waits.", (context, parsed, _) =>
            Task.FromResult(QueueView.Show(context, parsed.GetValue(Id)!)), Id, SharedOptions.Json),
        Verb("approve", "Publish a draft; the approval holds until the draft changes.", (context, parsed, cancellationToken) => Deciding.RunAsync(
            context,
            parsed.GetValue(Id)!,
            parsed.GetValue(Who)!,
            reviewed => new Decision
            {
                Cluster = reviewed.Draft.Cluster,
                Kind = DecisionKind.Approved,
                Fingerprint = reviewed.Draft.Fingerprint,
                Note = parsed.GetValue(Note),
                IsPinned = parsed.GetValue(Pin),
            },
            cancellationToken), Id, Note, Pin, Who, SharedOptions.Model, SharedOptions.Taxonomy),
        Verb("edit", "Give a draft another wording and publish it.", async (context, parsed, cancellationToken) =>
        {
            var edit = await EditReader.ReadAsync(context, parsed.GetValue(Id)!, parsed.GetValue(EditFile)!, cancellationToken);
            return await Deciding.RunAsync(
                context,
                parsed.GetValue(Id)!,
                parsed.GetValue(Who)!,
                reviewed => new Decision
                {
                    Cluster = reviewed.Draft.Cluster,
                    Kind = DecisionKind.Approved,
                    Fingerprint = reviewed.Draft.Fingerprint,
                    Edit = edit,
                    Note = parsed.GetValue(Note),
                    IsPinned = parsed.GetValue(Pin),
                },
                cancellationToken);
        }, Id, EditFile, Note, Pin, Who, SharedOptions.Model, SharedOptions.Taxonomy),
        Verb("reject", "Keep a draft out, and take its entry back; holds until the draft changes.", (context, parsed, cancellationToken) =>
            Deciding.RunAsync(
                context,
                parsed.GetValue(Id)!,
                parsed.GetValue(Who)!,
                reviewed => new Decision
                {
                    Cluster = reviewed.Draft.Cluster, Kind = DecisionKind.Rejected, Fingerprint = reviewed.Draft.Fingerprint,
                },
                cancellationToken), Id, Who, SharedOptions.Model, SharedOptions.Taxonomy),
    };

    private static Command Verb(
        string name, string description, Func<CommandContext, ParseResult, CancellationToken, Task<int>> body, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols.Append(SharedOptions.Out).Append(SharedOptions.Work))
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

        command.SetAction((parsed, cancellationToken) =>
            CommandContext.RunAsync(parsed, context => body(context, parsed, cancellationToken), cancellationToken));
        return command;
    }
}
