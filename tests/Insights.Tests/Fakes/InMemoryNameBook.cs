using Insights.Ingest.Texts;

namespace Insights.Tests.Fakes;

/// <summary>Author names kept as a set of phrases.</summary>
public sealed class InMemoryNameBook(params IReadOnlyCollection<string> names) : INameBook
{
    private readonly HashSet<string> phrases = [.. names.Select(NameWords.PhraseOf).Where(phrase => phrase.Length > 0)];

    public int LongestNameWords { get; } = names.Select(NameWords.CountOf).DefaultIfEmpty(0).Max();

    public bool IsAuthorName(string normalisedPhrase) => phrases.Contains(normalisedPhrase);
}
