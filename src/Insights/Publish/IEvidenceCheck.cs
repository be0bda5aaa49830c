using Insights.Draft;

namespace Insights.Publish;

/// <summary>Says which evidence of earlier publications still stands: its message lives, may be used and holds the quote.</summary>
public interface IEvidenceCheck
{
    /// <summary>The pieces that stand, of those given.</summary>
    Task<IReadOnlySet<Evidence>> FindStandingAsync(
        IReadOnlyCollection<Evidence> evidence, IReadOnlyCollection<FaqEntry> entries, CancellationToken cancellationToken);
}
