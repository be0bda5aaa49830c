using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>IP addresses except loopback and the unspecified one.</summary>
internal static partial class InternetAddresses
{
    public static void Add(List<Mark> found, string typed)
    {
        foreach (var match in Version4().EnumerateMatches(typed))
        {
            var text = typed.AsSpan(match.Index, match.Length);
            if (!text.StartsWith("127.", StringComparison.Ordinal) && !text.SequenceEqual("0.0.0.0"))
            {
                found.Add(new Mark(MarkKind.IpAddress, match.Index, match.Length));
            }
        }
    }

    [GeneratedRegex(@"\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b")]
    private static partial Regex Version4();
}
