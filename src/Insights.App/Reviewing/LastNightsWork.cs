using Insights.App.Nightly;
using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Embed;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>What the last night left, as far as the store still bears it out.</summary>
internal sealed record LastNightsWork
{
    public required LastPublication Last { get; init; }

    /// <summary>The conversations that the night knew and that still live.</summary>
    public required IReadOnlyList<ConversationListing> Living { get; init; }

    /// <summary>True where nothing that the night knew was changed or taken back since.</summary>
    public required bool IsUnchanged { get; init; }

    public required Clustering Clustering { get; init; }
    public required Classification Classification { get; init; }
    public required IReadOnlyList<ReviewedDraft> Reviewed { get; init; }
    public required IReadOnlyList<ReviewerDecision> Decisions { get; init; }

    public ReviewSnapshot Snapshot() => ReviewSnapshot.Of(Reviewed, Last.Publication.Entries, Decisions);

    public static async Task<LastNightsWork> ReadAsync(
        PublicationFolder folder, WorkFolder work, Workbench bench, CancellationToken cancellationToken)
    {
        var last = await folder.ReadLastAsync("", cancellationToken);
        var listings = folder.ReadListings();
        var rows = await bench.Index.ReadAsync(cancellationToken).ToListAsync(cancellationToken);
        var (clustering, classification) = ClusterFile.Read(work, rows);

        // What is new since that night waits for the next.
        var known = listings.Select(listing => listing.Id).ToHashSet();
        var refreshed = await ConversationListing.RefreshAsync(bench.Store, listings, cancellationToken);
        List<ConversationListing> living = [.. refreshed.Where(listing => known.Contains(listing.Id))];
        return new LastNightsWork
        {
            Last = last,
            Living = living,
            IsUnchanged = living.SequenceEqual(listings, ReferenceEqualityComparer.Instance),
            Clustering = clustering,
            Classification = classification,
            Reviewed = ReviewQueue.Read(work),
            Decisions = DecisionFile.Read(work),
        };
    }

    /// <summary>The clusters without what was said in other words since: nothing of it is shown before a night has read it again.</summary>
    public Clustering Unchanged()
    {
        var living = Living.ToDictionary(listing => listing.Id, listing => EmbedStage.FingerprintOf(listing.Fingerprint));
        bool Stands(EmbeddedQuestion row) => living.GetValueOrDefault(row.Id.Conversation) == row.Fingerprint;
        return Clustering with
        {
            Clusters =
            [
                .. Clustering.Clusters.Select(cluster => cluster.Members.All(member => Stands(member.Question))
                        ? cluster
                        : new ConversationCluster(cluster.Id, [.. cluster.Members.Where(member => Stands(member.Question))]))
                    .Where(cluster => cluster.Members.Count > 0),
            ],
            Outliers = [.. Clustering.Outliers.Where(Stands)],
        };
    }
}

/// <summary>What a decision makes of the last night's work.</summary>
internal sealed record ReviewChange
{
    /// <summary>The work with the new decisions in it.</summary>
    public required LastNightsWork Work { get; init; }

    /// <summary>The decisions that are new.</summary>
    public required IReadOnlyList<ReviewerDecision> Decided { get; init; }

    /// <summary>The clusters whose entries are decided anew.</summary>
    public required IReadOnlySet<ClusterId> Touched { get; init; }

    /// <summary>Drafts of clusters that were put together or apart; null where none were.</summary>
    public IReadOnlyList<DraftOutcome>? Drafts { get; init; }
}
