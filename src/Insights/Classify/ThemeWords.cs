using System.Text.RegularExpressions;
using Insights.Embed;

namespace Insights.Classify;

/// <summary>
/// The distinct words of a text as the theme classifier counts them: small letters, identifiers in parts, no numbers; of scripts
/// without blanks every pair of neighbouring characters.
/// </summary>
internal static partial class ThemeWords
{
    public static IReadOnlyCollection<string> Of(string text) => Collect([text]);

    public static IReadOnlyCollection<string> Of(IReadOnlyList<TermCount> terms) => Collect(terms.Select(term => term.Term));

    private static SortedSet<string> Collect(IEnumerable<string> texts)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (Match match in Letters().Matches(text))
            {
                words.Add(match.Value.ToLowerInvariant());
            }

            foreach (Match match in WithoutBlanks().Matches(text))
            {
                for (var i = 0; i + 2 <= match.Length; i++)
                {
                    words.Add(match.Value.Substring(i, 2));
                }
            }
        }

        return words;
    }

    [GeneratedRegex(@"[\p{L}-[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]]{2,40}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]+")]
    private static partial Regex WithoutBlanks();
}
