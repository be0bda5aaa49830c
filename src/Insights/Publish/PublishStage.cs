using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Embed;
using Insights.Review;

namespace Insights.Publish;

/// <summary>Makes the next publication of reviewed drafts, decisions and the last publication; nothing is written here.</summary>
public sealed class PublishStage(IEvidenceCheck evidence)
{
    public async Task<PublishOutcome> RunAsync(PublishInput input, PublishOptions options, CancellationToken cancellationToken)
    {
        var living = input.Living.ToDictionary(listing => listing.Id, listing => listing.Fingerprint);
        var drafts = input.Reviewed.Where(reviewed => input.Touched?.Contains(reviewed.Draft.Cluster) != false)
            .OrderBy(reviewed => reviewed.Draft.Cluster).ToList();
        var homes = options.Placements.IsEmpty
            ? []
            : input.Living.SelectMany(listing => listing.Messages, (listing, message) => KeyValuePair.Create(message, listing.Id)).ToDictionary();
        var plan = PublicationPlan.Make(
            new PlanInput
            {
                Last = input.Last,
                Drafts = drafts,
                Standing = await FindStandingAsync(input.Last, drafts, options, cancellationToken),
                Living = living,
                Wordings = RowsOf(input.Clustering).ToLookup(row => row.Id.Conversation, row => row.QuestionText),
                Lineage = input.Clustering.Lineage,
                Touched = input.Touched,
                FindConversation = message => homes.TryGetValue(message, out var home) ? home : null,
            },
            options);

        var lines = new ConversationLines(input, plan.Publication.Entries, options.MinAuthors);
        var known = KnownOf(input);
        return new PublishOutcome
        {
            Publication = plan.Publication,
            Changes = plan.Changes,
            Continuity = plan.Moves.Continuity,
            IsBlocked = plan.Moves.IsBlocked,
            Moves = plan.Moves.Moves,
            Conversations = lines.Make(),
            Gaps = lines.FindGaps(),
            Feedback = options.Feedback,
            Listings = input.Living,
            Next = new LastPublication
            {
                Publication = plan.Publication,
                Stamps = plan.Stamps,

                // A blocked night's clusters are not taken over: the next one is measured against what is published.
                Known = plan.Moves.IsBlocked ? input.Last.Known : [.. known.OrderBy(cluster => cluster.Id)],
                Log = plan.Changes.Count == 0 ? input.Last.Log : [new ChangeLogDay(options.Today, plan.Changes), .. input.Last.Log],
            },
        };
    }

    private static IEnumerable<KnownCluster> KnownOf(PublishInput input)
    {
        var tonight = input.Clustering.Clusters.Select(cluster => new KnownCluster(cluster.Id, cluster.Conversations));

        // What is not looked at keeps its id, seen just now or not.
        return input.Touched is not { } touched
            ? tonight
            : input.Last.Known.Where(known => !touched.Contains(known.Id)).Concat(tonight.Where(known => touched.Contains(known.Id)));
    }

    private static IEnumerable<EmbeddedQuestion> RowsOf(Clustering clustering) =>
        clustering.Clusters.SelectMany(cluster => cluster.Members).Select(member => member.Question).Concat(clustering.Outliers);

    // Tonight's drafts were checked by the review; only what they do not lean on any more is looked up.
    private async Task<IReadOnlySet<Evidence>> FindStandingAsync(
        LastPublication last, List<ReviewedDraft> drafts, PublishOptions options, CancellationToken cancellationToken)
    {
        var standing = drafts.SelectMany(reviewed => reviewed.Draft.Answer).SelectMany(claim => claim.Evidence).ToHashSet();
        var edits = options.Decisions.SelectMany(decision => decision.Edit?.Answer ?? []);
        var asked = last.Publication.Entries.SelectMany(entry => entry.Answer).Concat(edits)
            .SelectMany(claim => claim.Evidence).Where(piece => !standing.Contains(piece)).ToHashSet();
        if (asked.Count > 0)
        {
            standing.UnionWith(await evidence.FindStandingAsync(asked, last.Publication.Entries, cancellationToken));
        }

        return standing;
    }
}

/// <summary>What the publish stage starts from.</summary>
public sealed record PublishInput
{
    public required IReadOnlyList<ReviewedDraft> Reviewed { get; init; }
    public required Classification Classification { get; init; }
    public required Clustering Clustering { get; init; }
    public required LastPublication Last { get; init; }

    /// <summary>Every living conversation, by id; <see cref="ConversationListing.RefreshAsync"/> reads only what changed.</summary>
    public required IReadOnlyList<ConversationListing> Living { get; init; }

    /// <summary>
    /// The clusters that are looked at, between nights; the entries of all others stay, less what was taken back. Null is everything.
    /// </summary>
    public IReadOnlySet<ClusterId>? Touched { get; init; }
}
