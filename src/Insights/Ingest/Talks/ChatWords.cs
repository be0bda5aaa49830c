using System.Collections.Frozen;

namespace Insights.Ingest.Talks;

/// <summary>Words of chat lines, lower case; identifiers, paths and versions stay whole.</summary>
internal static class ChatWords
{
    private static readonly FrozenSet<string> Function = (
        "a about after all also am an and any anyone are as at be been but by can can't cant could did do "
        + "does doesn't doing don't dont for from get gets getting go going got guys had has have he hello her "
        + "here hi him his how i i'd i'll i'm i've if im in into is isn't it it's its just know let like lol me "
        + "more most much my need no not now of off oh ok on one only or other our out over please really same "
        + "see she should so some someone something still sure than thank thanks that that's thats the their "
        + "them then there there's these they thing think this those to too try u up ur us use using very want "
        + "was way we well were what what's when where which who why will with won't would yeah yes you you're "
        + "your").Split(' ').ToFrozenSet(StringComparer.Ordinal);

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
                var isPlural = word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal);
                hashes.Add(Hash(isPlural ? word.AsSpan(0, word.Length - 1) : word));
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
