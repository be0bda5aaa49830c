using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Ingest;

namespace Insights.App.Nightly;

/// <summary>Says in a line each what was odd about a source.</summary>
internal static partial class BatchWarnings
{
    public static IEnumerable<string> Of(IngestReport report) => report.Oddities.Select(oddity => string.Create(
        CultureInfo.InvariantCulture,
        $"{Words().Replace(oddity.Kind.ToString(), " $1").Trim().ToLowerInvariant()}: {oddity.Count} ({string.Join("; ", oddity.Examples)})"));

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Words();
}
