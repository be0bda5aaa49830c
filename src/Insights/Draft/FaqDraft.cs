using System.Text.Json.Serialization;
using Insights.Classify;
using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Draft;

/// <summary>A verbatim piece of a stored message that backs a claim.</summary>
public sealed record Evidence(MessageId Message, ChannelId Channel, GuildId Guild, string Quote)
{
    public Uri Url => new($"https://discord.com/channels/{Guild}/{Channel}/{Message}");
}

/// <summary>One published sentence and what backs it; at least one piece of evidence.</summary>
public sealed record Claim
{
    public required string Text { get; init; }
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Probability (0 to 1) that the sentence is right and part of the answer.</summary>
    public required double Confidence { get; init; }
}

/// <summary>A question with an answer made of claims, not yet reviewed.</summary>
public sealed record FaqDraft
{
    public required ClusterId Cluster { get; init; }
    public required Theme Theme { get; init; }

    /// <summary>
    /// The canonical question: one that a newcomer would type. Masked text of the community or a draft agent's words.
    /// </summary>
    public required string Question { get; init; }

    /// <summary>Other wordings, best first, each asked in a member conversation.</summary>
    public required IReadOnlyList<string> AlsoAsked { get; init; }

    public required IReadOnlyList<Claim> Answer { get; init; }

    /// <summary>Product versions named in the evidence, in order.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Member conversations, by id.</summary>
    public required IReadOnlyList<ConversationId> Conversations { get; init; }

    /// <summary>How many conversations ask this, near-duplicates counted.</summary>
    public required int Asked { get; init; }

    /// <summary>Distinct people over the member conversations.</summary>
    public required int Authors { get; init; }

    public required DateOnly FirstAsked { get; init; }
    public required DateOnly LastSupported { get; init; }
    public required double Confidence { get; init; }

    /// <summary>True where the conversations may ask different things, which a person should decide.</summary>
    public bool IsLoose { get; init; }

    /// <summary>"offline", or the model that wrote it; an offline draft in a model's place says whose.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>True where every claim is a sentence of a message as it is: no model worded it.</summary>
    [JsonIgnore]
    public bool IsExtractive => DraftedBy.StartsWith(ExtractiveDrafter.Name, StringComparison.Ordinal);

    /// <summary>Hash of all that the draft was made from: the same inputs give the same draft.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What the same threads give without a model, for where nothing of the model's survives; null for a draft without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaqDraft? StandIn { get; init; }
}
