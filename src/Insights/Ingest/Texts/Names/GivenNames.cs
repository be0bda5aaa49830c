using System.Collections.Frozen;

namespace Insights.Ingest.Texts.Names;

/// <summary>Given names, from <c>given-names.txt</c>: those that are nothing else, and those that are also words, places or products.</summary>
internal static class GivenNames
{
    private static readonly Lazy<FrozenDictionary<string, bool>> Names = new(() => WordFiles.Read("given-names.txt")
        .ToFrozenDictionary(word => word.TrimStart('~'), word => word[0] != '~', StringComparer.OrdinalIgnoreCase));

    /// <summary>A given name that is nothing else.</summary>
    public static bool IsClear(ReadOnlySpan<char> word) => Names.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var clear) && clear;

    /// <summary>A given name, if the place it stands in leaves no other meaning.</summary>
    public static bool IsPossible(ReadOnlySpan<char> word) => Names.Value.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    /// <summary>True where a text has a given name at all: a capital word, or a small one before "'s".</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isLetter = at < text.Length && char.IsLetter(text[at]);
            if (isLetter && start < 0)
            {
                start = at;
            }
            else if (!isLetter && start >= 0)
            {
                var isOwner = at + 1 < text.Length && text[at] is '\'' or '’' && text[at + 1] == 's';
                if ((char.IsUpper(text[start]) || isOwner) && at - start is > 1 and < 24 && IsPossible(text[start..at]))
                {
                    return true;
                }

                start = -1;
            }
        }

        return false;
    }

    /// <summary>The same of the first word of a name.</summary>
    public static bool IsPossibleIn(string name) => IsPossible(FirstOf(name));

    /// <summary>The same of the first word of a name.</summary>
    public static bool IsClearIn(string name) => IsClear(FirstOf(name));

    private static ReadOnlySpan<char> FirstOf(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is var blank && blank < 0 ? name : name.AsSpan(0, blank);
}
