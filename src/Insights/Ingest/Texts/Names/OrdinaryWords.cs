using System.Collections.Frozen;

namespace Insights.Ingest.Texts.Names;

/// <summary>Words that mean something other than a person, from <c>ordinary-words.txt</c>.</summary>
internal static class OrdinaryWords
{
    private static readonly Lazy<FrozenSet<string>> Words = new(() => WordFiles.Read("ordinary-words.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    public static bool Has(ReadOnlySpan<char> word) => Words.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
