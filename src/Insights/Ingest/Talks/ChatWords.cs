using System.Collections.Frozen;

namespace Insights.Ingest.Talks;

/// <summary>Words of chat lines, lower case; identifiers, paths and versions stay whole.</summary>
internal static class ChatWords
{
    private static readonly FrozenSet<string> Function = ("a about after all also am an and any are as at be been but by can can't could did do does doesn't doing don't "
        + "for from get gets getting go going got had has have he her him his how i i'd i'll i'm i've if in into is isn't it it's its just know let like "
        + "me more most my need no not now of off ok on one only or other our out over really same see she should so some something still sure than that that's "
        + "the their them then there there's these they thing think this those to too try up us use using want was way we well were what what's when where "
        + "which who why will with won't would yeah yes you you're your u ur im dont cant thats lol oh hi hello thanks thank please anyone someone guys here very much any how").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && IsWordPart(text[index]))
            {
                start = start < 0 ? index : start;
            }
            else if (start >= 0)
            {
                var word = text.AsSpan(start, index - start).Trim(".-'/_:");
                if (word.Length > 0)
                {
                    words.Add(word.ToString().ToLowerInvariant());
                }

                start = -1;
            }
        }

        return words;
    }

    /// <summary>Hashes (FNV-1a, so that they are the same on every machine) of the words that carry content, each once.</summary>
    public static IReadOnlyList<uint> ContentHashes(IReadOnlyList<string> words)
    {
        var hashes = new HashSet<uint>();
        foreach (var word in words)
        {
            if (word.Length > 1 && !Function.Contains(word))
            {
                hashes.Add(Hash(word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word.AsSpan(0, word.Length - 1) : word));
            }
        }

        return [.. hashes];
    }

    private static bool IsWordPart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '\'' or '/' or '+';

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return hash;
    }
}
