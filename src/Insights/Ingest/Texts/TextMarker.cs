using System.Collections.Frozen;
using Insights.Ingest.Texts.Masks;
using Insights.Ingest.Texts.Names;

namespace Insights.Ingest.Texts;

/// <summary>
/// Marks what of a typed text must not be shown or quoted: personal data, secrets, mentions and names. Time grows with the text's
/// length alone. Safe to call from several threads as long as the name book is.
/// </summary>
public sealed class TextMarker
{
    private readonly INameBook names;
    private readonly FrozenSet<string> ownWords;

    public TextMarker(INameBook names)
        : this(names, [])
    {
    }

    /// <param name="names">Knows the authors' names.</param>
    /// <param name="ownTexts">Names of the community and its product: their words name no person, whoever calls themselves so.</param>
    public TextMarker(INameBook names, IEnumerable<string> ownTexts)
    {
        this.names = names;
        ownWords = ownTexts.SelectMany(NameWords.Of).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="typed">The text as typed.</param>
    /// <param name="mentionNames">User names and nicknames of those mentioned, which an export writes as <c>@DisplayName</c>.</param>
    public MarkedText Mark(string typed, IReadOnlyCollection<string> mentionNames)
    {
        var found = new List<Mark>();
        Mentions.Add(found, typed, mentionNames);
        foreach (var mask in MaskFamilies.All)
        {
            mask(found, typed);
        }

        PersonNames.Add(found, typed, ownWords.Contains);
        AuthorNames.Add(found, typed, names, ownWords.Contains);
        return new MarkedText(typed, Overlaps.Resolve(found));
    }
}
