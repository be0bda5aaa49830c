namespace Insights.Ingest.Texts;

/// <summary>Knows the user names and nicknames of every author in the store, by keyed hash or otherwise.</summary>
public interface INameBook
{
    /// <summary>The most words a known name has; 0 where no author is known.</summary>
    int LongestNameWords { get; }

    /// <summary>True where an author has this name; asked with the form that <see cref="NameWords.PhraseOf"/> gives.</summary>
    bool IsAuthorName(string normalisedPhrase);
}
