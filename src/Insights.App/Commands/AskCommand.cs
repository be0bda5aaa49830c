using System.CommandLine;
using System.Globalization;
using Insights.Answer;
using Insights.App.Settings;
using Insights.Embed;
using Insights.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Commands;

/// <summary>Answers from the published FAQ.</summary>
internal static class AskCommand
{
    private static readonly Argument<string?> Question = new("QUESTION")
    {
        Description = "The question, in one's own words.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Count = new("--k")
    {
        Description = "How many entries are ranked.",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<string?> Batch = new("--batch")
    {
        Description = "A file of lines {id, text}; prints one JSON line for each, in their order.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("ask", "Answer a question from the published FAQ, with citations, or say that it is not in there.")
        {
            Question, Batch, Count, SharedOptions.Out, SharedOptions.Work, SharedOptions.Model, SharedOptions.Json,
        };
        Count.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var k) && k is < 1 or > 1000)
            {
                result.AddError("--k takes a number from 1 to 1000.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(Question) is null == result.GetValue(Batch) is null)
            {
                result.AddError("Give either a question or --batch FILE.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed, context => AskAsync(context, parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> AskAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var batch = parsed.GetValue(Batch) is { } file ? TextFile.Open(file) : null;
        using var encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
        var publication = context.OpenPublication();
        publication.Recover();
        var answerer = await Answerer.OpenAsync(publication.FaqFile, context.Work.AnswersFile, encoder, cancellationToken)
            ?? throw new UnusableException($"{context.OutFolder} holds no FAQ; run 'insights run' first, or name its folder with --out.");
        await using var conversations = await OpenConversationsAsync(context, cancellationToken);
        answerer = answerer.With(conversations);
        var count = parsed.GetValue(Count);
        if (batch is not null)
        {
            await AnswerLinesAsync(context, answerer, batch, count, cancellationToken);
            return ExitCode.Done;
        }

        var answer = await answerer.AnswerAsync(parsed.GetValue(Question)!, count, cancellationToken);
        if (context.IsJson)
        {
            await context.Output.WriteLineAsync(answer.ToJson(null));
        }
        else
        {
            Write(context, answer);
        }

        return ExitCode.Done;
    }

    private static async Task AnswerLinesAsync(
        CommandContext context, Answerer answerer, StreamReader lines, int count, CancellationToken cancellationToken)
    {
        var number = 0;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var asked = IdentifiedText.Parse(line, number);
            var answer = await answerer.AnswerAsync(asked.Text, count, cancellationToken);
            await context.Output.WriteLineAsync(answer.ToJson(asked.Id.ToString()));
        }
    }

    // The FAQ can answer without its server: a little less is looked at then, and whoever asks is told.
    private static async Task<IConversationIndex?> OpenConversationsAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.Index.Kind == IndexKind.Local || !context.HasStore)
        {
            return null;
        }

        await using var services = context.Compose();
        try
        {
            return await context.OpenIndexAsync(services.GetRequiredService<PseudonymKey>(), isReader: true, cancellationToken);
        }
        catch (WorkFaultException fault)
        {
            context.Warn($"answered without the index of conversations: {fault.Message}");
            return null;
        }
    }

    private static void Write(CommandContext context, FaqAnswer answer)
    {
        context.Output.WriteLine(answer.Text);
        foreach (var (place, source) in answer.Sources.Index())
        {
            context.Output.WriteLine($"  [{(place + 1).ToString(CultureInfo.InvariantCulture)}] \"{source.Quote}\" {source.Url}");
        }

        var entry = answer.Entry is null ? "no entry is likely enough" : answer.Entry;
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"({entry}, probability {answer.Score:0.00})"));
    }
}
