using System.Collections.Frozen;

namespace Insights.Ingest.Texts;

/// <summary>
/// Guesses a text's language from its script and its most frequent small words; enough to tell majority from
/// minority.
/// </summary>
public static class SpokenLanguage
{
    public const string English = "en";

    private static readonly FrozenDictionary<string, FrozenSet<string>> SmallWords = new Dictionary<string, FrozenSet<string>>
    {
        ["en"] = Set(
            "the a an is are to of and in it you that for with on do i "
            + "not how what can my this be or if have when from your no does why which"),
        ["de"] = Set(
            "der die das und ist nicht ein eine ich zu mit auf den wie es "
            + "im für wir auch von bei sich dem werden kann hat aber noch nur wenn"),
        ["es"] = Set(
            "el la los las de que y en un una es no por con "
            + "para se lo como más pero su al del está hay cómo qué tengo puedo"),
        ["pt"] = Set(
            "o os as de que e em um uma é não por com para se "
            + "do da no na mais como mas ao dos você tem está isso fica só"),
        ["fr"] = Set(
            "le la les de et un une est pas que pour dans en sur "
            + "il je vous ne ce du des avec mais au plus on comment ça"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string text)
    {
        var (kana, han, hangul, letters) = (0, 0, 0, 0);
        foreach (var c in text)
        {
            kana += c is >= '\u3040' and <= '\u30ff' ? 1 : 0;
            han += c is >= '\u4e00' and <= '\u9fff' ? 1 : 0;
            hangul += c is >= '\uac00' and <= '\ud7af' ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        // A few characters outweigh many Latin ones: product names and commands stand between them.
        if ((kana + han + hangul) * 5 > letters)
        {
            return hangul > kana + han ? "ko" : kana * 8 > han ? "ja" : "zh";
        }

        if (text.Any(c => c is >= '\u0400' and <= '\u04ff'))
        {
            return "ru";
        }

        var words = text.ToLowerInvariant()
            .Split([' ', ',', '.', '?', '!', '\n', ':', ';', '(', ')', '¿'], StringSplitOptions.RemoveEmptyEntries);
        return SmallWords
            .Select(language => (Name: language.Key, Count: words.Count(language.Value.Contains)))
            .OrderByDescending(language => language.Count)
            .ThenByDescending(language => language.Name == English)
            .ThenBy(language => language.Name, StringComparer.Ordinal)
            .First().Name;
    }

    /// <summary>True for the most frequent words of any of the languages, which say nothing of the matter.</summary>
    public static bool IsSmallWord(string word) => SmallWords.Values.Any(words => words.Contains(word));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
