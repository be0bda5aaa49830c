using Insights.Ingest.Texts.Names;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts;

/// <summary>
/// The words of a text or a name in the form in which names are compared: composed, lower case, without signs at their ends.
/// Scripts without blanks give each character with its neighbour, so that a name inside a sentence is found.
/// </summary>
public static class NameWords
{
    /// <summary>Distinct words for an inverted index: a text may hold a name only if it has all the words of the name.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in NameWordScanner.Scan(text))
        {
            AddForms(words, word.Form);
            foreach (var part in NameWordScanner.Parts(text, word))
            {
                words.Add(part.Form);
            }
        }

        return words;
    }

    /// <summary>A name in the form asked for in <see cref="INameBook.IsAuthorName"/>: its words with one blank between; empty where it has none.</summary>
    public static string PhraseOf(string name) => string.Join(' ', NameWordScanner.Scan(name).Select(word => word.Form));

    /// <summary>How many words the phrase has, for <see cref="INameBook.LongestNameWords"/>.</summary>
    public static int CountOf(string name) => NameWordScanner.Scan(name).Count();

    private static void AddForms(HashSet<string> words, string form)
    {
        if (!Scripts.IsWithoutBlanks(form[0]))
        {
            words.Add(form);
            return;
        }

        for (var at = 0; at + 1 < form.Length; at++)
        {
            words.Add(form.Substring(at, 2));
        }

        if (form.Length == 1)
        {
            words.Add(form);
        }
    }
}
