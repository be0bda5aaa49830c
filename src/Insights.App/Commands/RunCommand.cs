using System.CommandLine;
using System.Globalization;
using Insights.App.DiscordChat.Live;
using Insights.App.Erasures;
using Insights.App.ModelClients;
using Insights.App.Nightly;

namespace Insights.App.Commands;

/// <summary>The nightly batch, once.</summary>
internal static class RunCommand
{
    private static readonly Option<string?> Source = new("--source")
    {
        Description = "An export of DiscordChatExporter (JSON): a file, or a folder with any mix of channels, threads and posts; or 'discord' "
            + "for the server and channels of the Discord settings. Overrules Source:Path.",
        HelpName = "PATH",
    };

    private static readonly Option<bool> Full = new("--full")
    {
        Description = "Recompute every stage and the index instead of what changed; entry ids stay.",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "End with code 1 when a file is damaged, after what stood before the damage is kept.",
    };

    private static readonly Option<bool> AcceptMoves = new("--accept-moves")
    {
        Description = "Publish even if more conversations changed their entry than Publish:MinContinuity allows, "
            + "and delete even if an export lacks more than a tenth of a channel.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Publish nothing; print what would change.",
    };

    private static readonly Option<string?> Site = new("--site")
    {
        Description = "Write the FAQ as a web site, too: a folder of files for any web server. Links in the feed and a sitemap need Web:PublicUri.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> BatchOut = new("--batch-out")
    {
        Description = "Make no call to the chat model: write the calls that are pending in the OpenAI Batch file format and stop.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> BatchIn = new("--batch-in")
    {
        Description = "Go on with the replies of a batch; what is asked next goes to --batch-out (or batch-requests.jsonl in the work folder).",
        HelpName = "FILE",
    };

    private static readonly Option<DateTimeOffset?> Now = new("--now")
    {
        Description = "Pin the clock to a moment (ISO 8601), for tests.",
        HelpName = "ISO",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(
                result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                return moment;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no moment in ISO 8601, such as 2026-11-24T02:00:00Z.");
            return null;
        },
    };

    public static Command Create()
    {
        var command = new Command("run", "Run the nightly batch once: read the source, mine it, publish the FAQ.")
        {
            Source, SharedOptions.Out, SharedOptions.Work, Full, Strict, AcceptMoves, DryRun, Site, SharedOptions.Map, BatchOut, BatchIn, Now,
            SharedOptions.Model, SharedOptions.Taxonomy, SharedOptions.Json,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            context => RunAsync(context, OptionsOf(parsed), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, BatchOptions options, CancellationToken cancellationToken)
    {
        if (!options.IsDryRun)
        {
            await TakebackWork.RunAsync(context, cancellationToken);
            await ForgetFollowing.RunAsync(context, cancellationToken);
        }

        return await NightlyBatch.RunAsync(context, options, cancellationToken);
    }

    private static BatchOptions OptionsOf(ParseResult parsed) => new()
    {
        Source = parsed.GetValue(Source),
        IsFull = parsed.GetValue(Full),
        IsStrict = parsed.GetValue(Strict),
        AcceptMoves = parsed.GetValue(AcceptMoves),
        IsDryRun = parsed.GetValue(DryRun),
        Map = MapFile.Find(parsed),
        Site = parsed.GetValue(Site),
        Now = parsed.GetValue(Now),
        Batch = (parsed.GetValue(BatchOut), parsed.GetValue(BatchIn)) is (null, null)
            ? null
            : new BatchFiles(parsed.GetValue(BatchOut), parsed.GetValue(BatchIn)),
    };
}
