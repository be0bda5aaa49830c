using Insights.Embed;

namespace Insights.Classify;

/// <summary>
/// The distinct terms of a text as the theme classifier counts them: those of the words view that hold a letter.
/// </summary>
internal static class ThemeWords
{
    public static IReadOnlyCollection<string> Of(string text) => Of(Words.Tokenise(text));

    public static IReadOnlyCollection<string> Of(IReadOnlyList<TermCount> terms) =>
        new SortedSet<string>(terms.Select(term => term.Term)
            .Where(term => term.Any(char.IsLetter)), StringComparer.Ordinal);
}
