namespace Insights.Report.Counting;

/// <summary>
/// What rises and falls. All tests of a report are one family: where nothing moves, at most five reports in a hundred have any arrow.
/// </summary>
public sealed record TrendReport
{
    /// <summary>The share of reports on unmoved communities that may have any arrow.</summary>
    public const double Alpha = 0.05;

    /// <summary>Topics with fewer conversations are not tested: nothing could be told, and every test makes the others less certain.</summary>
    public const int FewestConversations = 5;

    /// <summary>The equal stretches that a period is cut into to see a movement within it.</summary>
    internal const int Stretches = 4;

    internal const int FewestDays = 28;

    /// <summary>How many tests were made.</summary>
    public required int Tests { get; init; }

    /// <summary>Everything tested, areas first, then topics by their number of conversations.</summary>
    public required IReadOnlyList<Trend> Tested { get; init; }

    /// <summary>Areas and topics whose months are unlike, year after year; null where there are too few whole years.</summary>
    public required IReadOnlyList<Season>? Seasons { get; init; }

    public IEnumerable<Trend> Rising => Tested.Where(trend => trend.Arrow == Arrow.Rising);

    public IEnumerable<Trend> Falling => Tested.Where(trend => trend.Arrow == Arrow.Falling);
}

/// <summary>An area whose share is highest in the same months of every year; months from 1.</summary>
public sealed record Season(string Theme, IReadOnlyList<int> Months, double Corrected);
