using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Insights.App.Logging;
using Insights.App.Reporting;
using Insights.App.Settings;
using Insights.Ingest;
using Insights.Publish;
using Insights.Report;
using Insights.Report.Wording;
using Insights.Report.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Commands;

/// <summary>What users taught us in a period: areas, topics, trends, help, open questions.</summary>
internal static class ReportCommand
{
    private const string Auto = "auto";
    private const string None = "none";

    private static readonly Option<DateOnly> From = DayOption("--from", "The first day (UTC), such as 2024-01-01.");

    private static readonly Option<DateOnly> To = DayOption("--to", "The last day (UTC), included.");

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder of the report: report.md, report.html, report.json and its schema.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "report",
    };

    private static readonly Option<string> Previous = new("--previous")
    {
        Description = "What the period is compared with: 'auto' is as many days (or whole months) before it, 'none' nothing.",
        HelpName = "auto|none|DATE..DATE",
        DefaultValueFactory = _ => Auto,
    };

    private static readonly Option<string> Language = new("--lang")
    {
        Description = "The language of the words: one that data/report has a file for (de, en, es, ja, ko, pt, zh).",
        HelpName = "CODE",
        DefaultValueFactory = _ => "en",
    };

    public static Command Create()
    {
        var command = new Command("report", "Tell what users taught in a period, from the store and the last run: report.md, report.html, report.json.")
        {
            From, To, Out, Previous, Language, SharedOptions.Work, SharedOptions.Taxonomy, SharedOptions.Json,
        };
        Previous.Validators.Add(result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : Auto;
            if (text is not (Auto or None) && ReportPeriod.Find(text) is null)
            {
                result.AddError($"'{text}' is neither auto, none nor two days such as 2023-01-01..2023-12-31.");
            }
        });
        command.Validators.Add(CheckOrder);
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed, context => ReportAsync(context, parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> ReportAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var started = context.Clock.GetTimestamp();
        var words = MessageFile.Read(Assets.ReportWords, parsed.GetValue(Language)!);
        var folder = Path.GetFullPath(parsed.GetValue(Out)!);
        context.RequireStore();
        ReportFiles.EnsureUsable(folder);
        context.OpenPublication().Recover();
        await using var services = context.Compose();
        var store = services.GetRequiredService<IMessageStore>();
        var input = await ReportReading.ReadAsync(context, store, cancellationToken);
        var report = await new ReportMaker(new StoredEvidence(store)).MakeAsync(input, RequestOf(parsed, context), cancellationToken);
        var key = services.GetRequiredService<PseudonymKey>();
        var analysis = await ReportAnalysis.FindAsync(context, store, key, report, words, cancellationToken);
        var page = new ReportComposer(report, new Phrases(words), EntryLinks.Beside, analysis).Compose();
        var json = ReportJson.Write(report);
        await ReportFiles.WriteAsync(
            folder,
            [
                new PublishedFile("report.md", MarkdownReport.Write(page)),
                new PublishedFile("report.html", HtmlReport.Write(page)),
                new PublishedFile("report.schema.json", ReportSchema.Write()),
                new PublishedFile(ReportFiles.Json, json),
            ],
            cancellationToken);
        var (period, topics) = (report.Period.ToString(), report.Areas.Sum(area => area.Topics.Count));
        var seconds = context.Clock.GetElapsedTime(started).TotalSeconds;
        context.Log.Reported(period, report.Totals.Conversations, topics, seconds);
        Tell(context, report, json, folder);
        return ExitCode.Done;
    }

    private static ReportRequest RequestOf(ParseResult parsed, CommandContext context)
    {
        var period = new ReportPeriod(parsed.GetValue(From), parsed.GetValue(To));
        var previous = parsed.GetValue(Previous) switch
        {
            Auto => period.Before,
            None => (ReportPeriod?)null,
            var text => ReportPeriod.Find(text!),
        };
        return new ReportRequest(period, previous, context.Settings.Review.MinAuthors);
    }

    private static void Tell(CommandContext context, PeriodReport report, byte[] json, string folder)
    {
        if (context.IsJson)
        {
            context.Output.Write(Encoding.UTF8.GetString(json));
            return;
        }

        context.WriteTable(
            ["area", "conversations", "share", "before", "topics", "answered", "solved"],
            [
                .. report.Areas.Select(area => new[]
                {
                    area.Title, Text(area.Conversations), area.Share.ToString("P1", CultureInfo.InvariantCulture), area.Previous is { } before ? Text(before) : "",
                    Text(area.Topics.Count), Text(area.Answered), Text(area.Solved),
                }),
            ]);
        context.Output.WriteLine($"The report on {report.Period} lies in {Path.Combine(folder, "report.html")}, report.md and report.json.");
    }

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static void CheckOrder(CommandResult result)
    {
        if (result.GetResult(From) is { Tokens.Count: 1 } from && result.GetResult(To) is { Tokens.Count: 1 } to
            && ReportPeriod.FindDay(from.Tokens[0].Value) is { } first && ReportPeriod.FindDay(to.Tokens[0].Value) is { } last && first > last)
        {
            result.AddError("--from is after --to; give the earlier day first.");
        }
    }

    private static Option<DateOnly> DayOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        Required = true,
        CustomParser = result =>
        {
            if (ReportPeriod.FindDay(result.Tokens[0].Value) is { } day)
            {
                return day;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no day in ISO 8601, such as 2024-12-31.");
            return default;
        },
    };
}
