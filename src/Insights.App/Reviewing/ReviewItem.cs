using System.Globalization;
using Insights.Cluster;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>A draft with its entry and all that people decided of it; there is a draft, an entry or both.</summary>
internal sealed record ReviewItem
{
    public required ClusterId Cluster { get; init; }

    /// <summary>The last night's draft; null where it had none.</summary>
    public required ReviewedDraft? Drafted { get; init; }

    /// <summary>What is in the FAQ; null where nothing is.</summary>
    public required FaqEntry? Published { get; init; }

    /// <summary>The latest of each kind.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Who decided what, oldest first.</summary>
    public required IReadOnlyList<ReviewerDecision> History { get; init; }

    /// <summary>What people said of the answer; null where nobody did.</summary>
    public EntryFeedback? Feedback { get; init; }

    public string Id => $"faq-{Cluster}";

    public string Question => Drafted?.Draft.Question ?? Published!.Question;

    public double Confidence => Drafted?.Draft.Confidence ?? Published!.Confidence;

    public int Asked => Drafted?.Draft.Asked ?? Published!.Asked;

    /// <summary>Names the draft and how often it was decided about: who looks at another version than this should look again.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{Drafted?.Draft.Fingerprint ?? "none"}-{History.Count}");

    /// <summary>True where a person is asked, nobody has decided, and the draft says anything that is not in the FAQ as it is.</summary>
    public bool Waits => Drafted?.Verdict is Verdict.NeedsHuman && !IsDecided && !IsInForce;

    /// <summary>True where an approval or a rejection holds for the draft as it is.</summary>
    public bool IsDecided => Decision.Kind != DecisionKind.None
        && (Decision.Fingerprint is null || Decision.Fingerprint == Drafted?.Draft.Fingerprint);

    private bool IsInForce => Published is { } entry && Drafted is { } drafted
        && entry.Question == drafted.Draft.Question
        && entry.Conversations.SequenceEqual(drafted.Draft.Conversations)
        && entry.Answer.Select(claim => claim.Text).SequenceEqual(drafted.Draft.Answer.Select(claim => claim.Text));

    /// <summary>What the critic said, in a word.</summary>
    public string Word => Drafted?.Verdict switch
    {
        null => "published",
        Verdict.Accepted => "accepted",
        Verdict.Rejected => "rejected",
        Verdict.NeedsHuman => "waits",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Why the critic said so; empty where there is nothing to say.</summary>
    public string Reason => Drafted?.Verdict switch
    {
        Verdict.Rejected rejected => rejected.Reason,
        Verdict.NeedsHuman needs => needs.Question,
        _ => "",
    };
}
