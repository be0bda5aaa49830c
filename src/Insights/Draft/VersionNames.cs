using System.Text.RegularExpressions;

namespace Insights.Draft;

/// <summary>
/// Finds product versions in prose: "2.4", "v2.4.13-hotfix", "2.5.0-beta". Numbers with units, addresses and prices
/// are none.
/// </summary>
public static partial class VersionNames
{
    /// <summary>The versions named, without the "v", each once, in order of number.</summary>
    public static IReadOnlyList<string> In(string text) =>
        Sort(Pattern().Matches(text).Select(match => match.Groups["number"].Value));

    /// <summary>Each once, by number and then by suffix: 2.4, 2.4.9, 2.4.13, 2.4.13-hotfix.</summary>
    public static IReadOnlyList<string> Sort(IEnumerable<string> versions) =>
        [.. versions.Distinct(StringComparer.Ordinal).OrderBy(version => version, Comparer<string>.Create(Compare))];

    /// <summary>Compares by number, part by part; a suffix comes after the bare number.</summary>
    public static int Compare(string one, string other)
    {
        var (left, right) = (Parts(one), Parts(other));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i].CompareTo(right[i]) is var order && order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length) is var length && length != 0 ? length
            : string.CompareOrdinal(one, other);
    }

    /// <summary>True where the first two parts of one are lower: 2.3.7 against 2.4, not 2.4.1 against 2.4.9.</summary>
    public static bool IsOlderSeries(string one, string other) =>
        one.Length > 0 && other.Length > 0 && Compare(Series(one), Series(other)) < 0;

    /// <summary>The first part: 2 of 2.4.13.</summary>
    public static long Major(string version) => Parts(version)[0];

    private static string Series(string version) => string.Join('.', version.Split('-')[0].Split('.').Take(2));

    private static long[] Parts(string version) =>
        [.. version.Split('-')[0].Split('.')
            .Select(part => long.TryParse(part, out var number) ? number : long.MaxValue)];

    [GeneratedRegex(
        @"(?<![\w.$€£/-])(?:v|version |ver\. ?)?(?<number>(?!0\.\d+(?![\d.]))\d{1,3}\.\d{1,4}(?:\.\d{1,5}(?!\.\d)"
        + @"|\.x)?(?:-(?:rc|beta|alpha|hotfix|preview|gpu|lts)(?:[.-]?\d+)?)?)"
        + @"(?![\w%])(?!\.\d)(?!\s?(?:%|percent|[kKMGT]?i?[bB]\b|GB|ms\b|s\b|sec|seconds|minutes|min\b"
        + @"|hours|h\b|days|x\b|×|times|million|billion|bn\b|k\b|M\b|USD|EUR|\$|€|dollars|euros|vs\b|to \d"
        + @"|and \d+\.\d+ (?:seconds|ms)))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
