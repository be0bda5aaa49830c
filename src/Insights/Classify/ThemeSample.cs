namespace Insights.Classify;

/// <summary>What a theme is told from: the two dense views (unit length or missing) and the distinct words.</summary>
internal sealed record ThemeSample(float[]? Question, float[]? Answer, IReadOnlyCollection<string> Words)
{
    /// <summary>False where nobody asks anything that others could answer.</summary>
    public bool IsQuestion { get; init; } = true;
}
