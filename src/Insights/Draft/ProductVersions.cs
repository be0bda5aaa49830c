using Insights.Draft.Reading;

namespace Insights.Draft;

/// <summary>
/// Tells the product's own versions from those of what stands around it (an image of another maker, a chart, a
/// driver).
/// </summary>
internal static class ProductVersions
{
    /// <summary>
    /// The versions that claims and their quotes name, of the series of which the topic's threads speak most or its
    /// neighbours.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ReadThread> threads, IReadOnlyList<Claim> claims)
    {
        var usual = threads
            .SelectMany(thread => thread.Messages)
            .SelectMany(message => VersionNames.In(message.Prose).Select(VersionNames.Major).Distinct())
            .CountBy(major => major)
            .OrderByDescending(major => major.Value)
            .ThenBy(major => major.Key)
            .Select(major => (long?)major.Key)
            .FirstOrDefault();
        return VersionNames.Sort(claims
            .SelectMany(claim => claim.Evidence.Select(evidence => evidence.Quote).Append(claim.Text))
            .SelectMany(VersionNames.In)
            .Where(version => usual is { } major && Math.Abs(VersionNames.Major(version) - major) <= 1));
    }
}
