using System.Text;
using Insights.App.Commands;
using Insights.App.DiscordChat;
using Insights.App.Settings;
using Insights.Classify;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Nightly;

/// <summary>What a batch works with, checked before the first message is read.</summary>
internal sealed record BatchPlan
{
    private const string DefaultName = "Community";

    /// <summary>What names Discord itself instead of a folder of exports.</summary>
    private const string Live = "discord";

    public required BatchOptions Options { get; init; }

    /// <summary>Null where nothing is read and only decisions are published.</summary>
    public required string? Source { get; init; }

    /// <summary>Set where the source is Discord itself.</summary>
    public required DiscordOptions? Discord { get; init; }

    /// <summary>Null where neither settings nor source name it: then the last publication's name stays.</summary>
    public required string? Community { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required Taxonomy Taxonomy { get; init; }
    public required string ModelPath { get; init; }
    public required ReviewOptions Review { get; init; }
    public required IngestOptions Ingest { get; init; }
    public required PublishOptions Publish { get; init; }

    /// <summary>The plan where the settings leave the community's name to the last publication.</summary>
    public BatchPlan Named(string last) => Community is null ? this with { Publish = Publish with { Community = last } } : this;

    /// <summary>True for a source that names Discord itself.</summary>
    public static bool IsLive(string path) => path.Equals(Live, StringComparison.OrdinalIgnoreCase);

    /// <summary>The plan where the settings leave the community's name to the server that is read.</summary>
    public BatchPlan From(string? server) => Community is null && server is { Length: > 0 }
        ? this with { Community = server, Publish = Publish with { Community = server } }
        : this;

    /// <exception cref="UnusableException">Something that was asked for cannot be used.</exception>
    public static BatchPlan Make(CommandContext context, BatchOptions options)
    {
        var settings = context.Settings;
        var source = options.IsBetweenNights ? null : FindSource(options.Source ?? settings.Source.Path, options, context.Work);
        var decisions = DecisionFile.Read(context.Work);
        var now = options.Now ?? context.Clock.GetUtcNow();
        var community = settings.Community.Name.Length > 0 ? settings.Community.Name : FindName(source);
        return new BatchPlan
        {
            Options = options,
            Source = source,
            Discord = source == Live ? settings.Discord.ToOptions() : null,
            Community = community,
            Now = now,
            Taxonomy = TaxonomyFile.Read(settings.Classify.Taxonomy.Length > 0 ? settings.Classify.Taxonomy : Assets.Taxonomy),
            ModelPath = ModelFolder.Find(settings.Embedding, context.Work),
            Review = ReviewRules.Of(settings.Review),
            Ingest = new IngestOptions
            {
                Now = now,
                Full = options.IsFull,
                Strict = options.IsStrict,
                AcceptMoves = options.AcceptMoves,
                RetentionDays = settings.Store.RetentionDays,
                OptedOut = [.. options.Parts.SelectMany(part => part.OptedOut).Select(name => new Pseudonym(name))],
                OptOutRole = settings.Discord.OptOutRole is { Length: > 0 } role ? role : null,
                Ignored = settings.Discord.ReadIgnored(),
                SweepCalls = settings.Discord.SweepCalls,
            },
            Publish = new PublishOptions
            {
                Community = community ?? DefaultName,
                Today = DateOnly.FromDateTime(now.UtcDateTime),
                MinContinuity = settings.Publish.MinContinuity,
                AcceptMoves = options.AcceptMoves,
                MinAuthors = settings.Review.MinAuthors,
                Decisions = DecisionFile.Fold(decisions),
                Placements = DecisionFile.Place(decisions),
                Feedback = FeedbackFile.Fold(FeedbackFile.Read(context.Work)),
            },
        };
    }

    private static string? FindName(string? source) => source is null or Live ? null : SourceName.Find(source);

    /// <summary>A batch goes on with the source of the round before; where that is gone, with what was read of it.</summary>
    private static string? FindSource(string path, BatchOptions options, WorkFolder work)
    {
        if (path.Length > 0 || options.Batch?.In is null || work.Shared.Read(WorkFolder.BatchSourceRecord) is not { } kept)
        {
            return GetSource(path);
        }

        var before = Encoding.UTF8.GetString(kept);
        return before == Live || File.Exists(before) || Directory.Exists(before) ? before : null;
    }

    private static string GetSource(string path)
    {
        if (path.Length == 0)
        {
            throw new UnusableException("No source is given; name an export with --source PATH or the setting Source:Path, or give 'discord' for Discord itself.");
        }

        if (IsLive(path))
        {
            return Live;
        }

        return File.Exists(path) || Directory.Exists(path)
            ? Path.GetFullPath(path)
            : throw new UnusableException($"The source {path} does not exist; name a file or folder of exports with --source.");
    }
}
