using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Publish;

/// <summary>How an entry came, went or moved.</summary>
public enum ChangeKind
{
    Added,
    Changed,
    Merged,
    Split,
    Retired,

    /// <summary>Sentences, or the whole entry, left because what backed them was taken back.</summary>
    Withdrawn,
}

/// <summary>
/// One line of the change log: ids only, never text, so that the log outlives what is taken back. <paramref name="Other"/> is the entry
/// merged into or split from; <paramref name="Because"/> names the conversations that came, went or changed.
/// </summary>
public sealed record EntryChange(ChangeKind Kind, string Entry, string? Other, IReadOnlyList<ConversationId> Because);

/// <summary>What one run changed, and on which day.</summary>
public sealed record ChangeLogDay(DateOnly Day, IReadOnlyList<EntryChange> Changes);

/// <summary>A conversation that left its entry; <paramref name="To"/> is null where it is in none now.</summary>
public sealed record ConversationMove(ConversationId Conversation, string From, string? To);

/// <summary>One line of conversations.jsonl.</summary>
public sealed record ConversationLine
{
    public required ConversationId Id { get; init; }
    public required ChannelId Channel { get; init; }
    public required IReadOnlyList<MessageId> Messages { get; init; }
    public required string? Question { get; init; }
    public required ClusterId? Cluster { get; init; }
    public required string Theme { get; init; }
    public required bool IsAnswerable { get; init; }
    public required string? Entry { get; init; }
    public required string Why { get; init; }

    /// <summary>Why a conversation whose question nobody answered is in no entry.</summary>
    public const string WithoutAnswer = "asked, but no answer was found";
}

/// <summary>A question asked often and answered never; <paramref name="Links"/> lead to where it was asked.</summary>
public sealed record Gap(
    ClusterId Cluster, string Theme, string Question, int Asked, int Authors, IReadOnlyList<Uri> Links);

/// <summary>What backs an entry: its draft's fingerprint and its conversations', to tell what changed.</summary>
public sealed record EntryStamp(
    ClusterId Cluster, string Fingerprint, IReadOnlyDictionary<ConversationId, string> Conversations);

/// <summary>What the publish stage gives: the publication to commit and what is new in it.</summary>
public sealed record PublishOutcome
{
    public required Publication Publication { get; init; }

    /// <summary>By kind, then entry; empty where nothing changed.</summary>
    public required IReadOnlyList<EntryChange> Changes { get; init; }

    /// <summary>Share (0 to 1) of the last publication's living conversations that keep their entry.</summary>
    public required double Continuity { get; init; }

    /// <summary>True where too much moved: then the publication is the last one less what was taken back; exit code 3.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>What left its entry, by conversation.</summary>
    public required IReadOnlyList<ConversationMove> Moves { get; init; }

    public required IReadOnlyList<ConversationLine> Conversations { get; init; }
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>What people said of entries.</summary>
    public IReadOnlyList<EntryFeedback> Feedback { get; init; } = [];

    /// <summary>Kept in the work folder, so that the next night reads only conversations that changed.</summary>
    public required IReadOnlyList<ConversationListing> Listings { get; init; }

    /// <summary>What the next night compares with.</summary>
    public required LastPublication Next { get; init; }
}

/// <summary>The last publication with what is kept in the work folder beside it.</summary>
public sealed record LastPublication
{
    public required Publication Publication { get; init; }
    public IReadOnlyList<EntryStamp> Stamps { get; init; } = [];

    /// <summary>Every cluster of that night, published or not, so that ids stay.</summary>
    public IReadOnlyList<KnownCluster> Known { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ChangeLogDay> Log { get; init; } = [];

    public static LastPublication Empty(string community) => new() { Publication = new Publication(community, [], []) };

    /// <summary>From a faq.json alone, where the work folder is new.</summary>
    public static LastPublication TakenOver(Publication publication) => new()
    {
        Publication = publication,
        Known = [.. publication.Entries.Select(entry => new KnownCluster(entry.Cluster, entry.Conversations)).OrderBy(known => known.Id)],
    };
}
