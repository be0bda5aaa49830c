using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Insights.App.MilvusIndex.Collections;
using Insights.Embed;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>
/// A row's words in the forms that the server keeps: a text for its analyzer, and the terms with their counts, exactly.
/// </summary>
internal static class WordsText
{
    // Analyzers cut words that are longer.
    private const int LongestWord = 40;
    private const int HashLength = 16;

    /// <summary>
    /// The terms as words that any analyzer keeps whole, each as often as it occurs. A term with signs in it, or too long,
    /// becomes a word of letters and digits, the same wherever it occurs.
    /// </summary>
    public static string ToText(IReadOnlyList<TermCount> terms)
    {
        var text = new StringBuilder();
        var length = 0;

        // Each term once before any twice: when a text is too long, what is left out is repetition first.
        for (var (round, added) = (0, true); added; round++)
        {
            added = false;
            foreach (var term in terms.Where(term => term.Count > round))
            {
                var word = ToWord(term.Term);
                length += Encoding.UTF8.GetByteCount(word) + 1;
                if (length > CollectionSchemas.LongestText)
                {
                    return text.ToString();
                }

                text.Append(text.Length > 0 ? " " : "").Append(word);
                added = true;
            }
        }

        return text.ToString();
    }

    /// <summary>Lines of term, tab and count, in texts that fit the field.</summary>
    public static IReadOnlyList<string> ToTexts(IReadOnlyList<TermCount> terms)
    {
        List<string> texts = [];
        var text = new StringBuilder();
        var length = 0;
        foreach (var term in terms)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{term.Term}\t{term.Count}\n");
            var bytes = Encoding.UTF8.GetByteCount(line);
            if (length + bytes > CollectionSchemas.LongestText)
            {
                texts.Add(text.ToString());
                text.Clear();
                length = 0;
            }

            text.Append(line);
            length += bytes;
        }

        return text.Length > 0 ? [.. texts, text.ToString()] : texts;
    }

    public static IReadOnlyList<TermCount> Parse(IEnumerable<string> texts)
    {
        List<TermCount> terms = [];
        foreach (var line in texts.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            var tab = line.LastIndexOf('\t');
            terms.Add(new TermCount(line[..tab], int.Parse(line.AsSpan(tab + 1), NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return terms;
    }

    private static string ToWord(string term) =>
        term.Length <= LongestWord && term.All(char.IsLetterOrDigit)
            ? term
            : $"x{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(term)).AsSpan(0, HashLength / 2))}";
}
