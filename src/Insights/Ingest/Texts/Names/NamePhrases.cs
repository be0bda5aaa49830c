using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts.Names;

/// <summary>Every phrase of a text that could be a name: runs of words with little between them, and pieces of scripts without blanks.</summary>
internal static class NamePhrases
{
    /// <param name="text">Any text.</param>
    /// <param name="mostWords">The most words a name has.</param>
    /// <param name="longestGap">The most signs between two words of one name.</param>
    /// <param name="longestPiece">The most UTF-16 units of a name inside a run without blanks.</param>
    public static IEnumerable<(string Phrase, int Start, int End)> Of(string text, int mostWords, int longestGap, int longestPiece)
    {
        var window = new Queue<NameWord>();
        foreach (var word in NameWordScanner.Scan(text))
        {
            if (Scripts.IsWithoutBlanks(word.Form[0]) && word.Form.Length == word.Length)
            {
                foreach (var piece in Pieces(word, longestPiece))
                {
                    yield return piece;
                }
            }
            else
            {
                yield return (word.Form, word.Start, word.End);
                foreach (var part in NameWordScanner.Parts(text, word))
                {
                    yield return (part.Form, part.Start, part.End);
                }
            }

            if (window.Count > 0 && word.Start - window.Last().End > longestGap)
            {
                window.Clear();
            }

            window.Enqueue(word);
            if (window.Count > mostWords)
            {
                window.Dequeue();
            }

            for (var count = 2; count <= window.Count; count++)
            {
                var words = window.Skip(window.Count - count).ToArray();
                yield return (string.Join(' ', words.Select(part => part.Form)), words[0].Start, word.End);
            }
        }
    }

    private static IEnumerable<(string Phrase, int Start, int End)> Pieces(NameWord word, int longest)
    {
        for (var start = 0; start < word.Length; start++)
        {
            for (var length = 2; length <= Math.Min(longest, word.Length - start); length++)
            {
                yield return (word.Form.Substring(start, length), word.Start + start, word.Start + start + length);
            }
        }

        if (word.Length == 1)
        {
            yield return (word.Form, word.Start, word.End);
        }
    }
}
