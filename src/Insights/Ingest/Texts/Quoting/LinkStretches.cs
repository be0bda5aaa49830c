using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Quoting;

/// <summary>Links in any spelling: with a scheme (also <c>hxxp</c>), bare domains with a path, invites, and dots with blanks around them.</summary>
internal static partial class LinkStretches
{
    public static void Add(List<Stretch> found, string typed)
    {
        if (!typed.Contains('/', StringComparison.Ordinal) && !typed.Contains("www", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[WithScheme(), WithPath()])
        {
            foreach (var match in pattern.EnumerateMatches(typed))
            {
                found.Add(new Stretch(match.Index, match.Index + match.Length));
            }
        }
    }

    [GeneratedRegex(@"(?:h\s?[tx]\s?[tx]\s?p\s?s?|ftps?|wss?)\s?(?::|\[:\])\s?/\s?/\s?[^\s<>""`|]*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WithScheme();

    [GeneratedRegex(
        @"\b(?:www\s?(?:\.|\[\.\]|\(\.\))|[a-z0-9-]{2,}\s?(?:\.|\[\.\]|\(\.\))\s?(?:com|org|net|io|dev|ai|app|gg|co|me|example|info|xyz|de|eu|uk|ru|cn|jp|fr|es|br|ly|sh|tv|to|link|site|online|shop|top|cloud|tech)\s?/)[^\s<>""`|]*",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WithPath();
}
