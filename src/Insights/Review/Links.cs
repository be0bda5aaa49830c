using System.Text.RegularExpressions;

namespace Insights.Review;

/// <summary>Finds the hosts that a text leads to, written as a link or so that people would follow it.</summary>
internal static partial class Links
{
    public static IReadOnlyList<string> HostsIn(string text) =>
        [.. Host().Matches(text).Select(match => match.Groups["host"].Value.TrimEnd('.').ToLowerInvariant())
            .Select(host => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host).Distinct(StringComparer.Ordinal)];

    // Without a scheme only what has a path: packages and providers are named like hosts. Names of files and of
    // registries end in many of the other top-level domains.
    [GeneratedRegex(
        @"(?:https?|hxxps?|ftp)://(?:[^\s/@]*@)?(?<host>[\w.-]+)|\b(?<host>www\.[\w.-]+)"
        + @"|(?<![\w@/.-])(?<host>(?:[\w-]+\.)+(?:com|net|org|info|biz|xyz|example|shop|online|site|top|club|link|click|live|invalid|test))/\S",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
