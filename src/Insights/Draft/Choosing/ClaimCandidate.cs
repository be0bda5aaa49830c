using Insights.Draft.Evidencing;
using Insights.Ingest.Texts;

namespace Insights.Draft.Choosing;

/// <summary>A sentence, or two that belong together, that may become a claim.</summary>
internal sealed record ClaimCandidate(
    string Text, WeighedMessage Source, IReadOnlyList<Sentence> Sentences, float[]? Vector)
{
    /// <summary>How much it is worth alone, before likeness to others counts.</summary>
    public double Score { get; init; }

    public string Language { get; init; } = "";
}
