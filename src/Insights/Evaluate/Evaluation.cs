using Insights.Publish.Maps;

namespace Insights.Evaluate;

/// <summary>A figure of an evaluation: null where the data does not allow it. Shares are 0 to 1.</summary>
public sealed record Measured(string Name, double? Value, bool HigherIsBetter = true);

/// <summary>
/// What one <c>eval</c> run found: the figures, one prediction per input id (each serialised as a line of the predictions file), and
/// details such as a confusion or a reliability diagram for <c>--json</c>.
/// </summary>
public sealed record Evaluation(
    string Kind, string Model, IReadOnlyList<Measured> Measures, IReadOnlyList<object> Predictions, object? Details)
{
    /// <summary>A picture of what was measured; null where none was asked for.</summary>
    public TextMap? Map { get; init; }
}
