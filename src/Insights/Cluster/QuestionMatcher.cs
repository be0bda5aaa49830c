using Insights.Embed;

namespace Insights.Cluster;

/// <summary>
/// Tells whether two questions are one and get the same guidance. The stage does not know who says so; without a model
/// nobody does, and clusters stay as they were found.
/// </summary>
public class QuestionMatcher
{
    private protected QuestionMatcher()
    {
    }

    /// <summary>Has no opinion on any pair.</summary>
    public static QuestionMatcher None { get; } = new();

    /// <summary>How many pairs may be looked at a time; 0 where there is nobody to ask.</summary>
    public virtual int Concurrency => 0;

    /// <summary>True or false where it is sure; null where nobody can say.</summary>
    internal virtual Task<bool?> AreSameAsync(CandidateQuestion first, CandidateQuestion second, CancellationToken cancellationToken) =>
        Task.FromResult<bool?>(null);
}

/// <summary>A question and others that its cluster takes for the same.</summary>
internal sealed record CandidateQuestion(EmbeddedQuestion Question, IReadOnlyList<EmbeddedQuestion> Neighbours);
