using System.Collections.Frozen;
using Insights.Ingest.Texts;

namespace Insights.Draft.Grounding;

/// <summary>The words of a text for comparing what two texts say, and when two words are forms of one.</summary>
internal static class WordForms
{
    private const int ShortestStem = 4;

    /// <summary>How much of the longer word its stem makes at least ("configure" of "configuration").</summary>
    private const double StemShare = 0.6;

    /// <summary>Endings that two forms may differ in are at most so long on the shorter side.</summary>
    private const int LongestEnding = 2;

    private static readonly FrozenSet<string> Denials = Set(
        "not no never none nothing nobody neither nor cannot without don't doesn't didn't can't isn't aren't won't wasn't "
        + "shouldn't mustn't couldn't wouldn't haven't hasn't dont doesnt cant wont nicht kein keine keinen nie niemals ohne "
        + "nunca jamás sin não nem sem pas jamais sans ni 不 没 別 别 无 ない ません 안 못 않");

    /// <summary>Words that turn what is said: they must stand in the messages as they are.</summary>
    private static readonly FrozenSet<string> Strict = Set(
        "only always all every each must any most least more less few many enough before after until unless except instead "
        + "nur immer alle jede muss solo siempre todo todos toujours tous seulement sempre");

    /// <summary>Words of grammar beyond the most frequent ones: they say nothing that could be wrong.</summary>
    private static readonly FrozenSet<string> Grammar = Set(
        "about across along also although am among an another around as at because been being between both but by did "
        + "during either else first for had has have having he her here him his how however i if into its itself just "
        + "let like made make makes may me might mine moreover much my need needs new next of off often on once one onto or "
        + "other others our ours out over own per please quite rather really same she should since so some such than their "
        + "theirs them themselves then there these they thing things this those though through thus till to too toward "
        + "towards under up upon us use used using usually very via was way we well were what when where whether while who "
        + "whom whose why will within would yet you your yours yourself can could do does get gets got going go");

    /// <summary>Lower-case words in their order; of scripts without blanks, every two neighbours.</summary>
    public static IReadOnlyList<string> SequenceOf(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isWord = at < text.Length && (char.IsLetterOrDigit(text[at]) || IsApostrophe(text, at)) && !IsDense(text[at]);
            if (isWord)
            {
                start = start < 0 ? at : start;
                continue;
            }

            if (start >= 0)
            {
                words.Add(text[start..at].Replace('’', '\'').ToLowerInvariant());
                start = -1;
            }

            if (at < text.Length && IsDense(text[at]))
            {
                var hasNext = at + 1 < text.Length && IsDense(text[at + 1]);
                if (hasNext || at == 0 || !IsDense(text[at - 1]))
                {
                    words.Add(text.Substring(at, hasNext ? 2 : 1));
                }
            }
        }

        return words;
    }

    public static bool Denies(IReadOnlyList<string> words) => words.Any(word => Denials.Contains(word)
        || (IsDense(word[0]) && word.Any(sign => Denials.Contains(sign.ToString()))));

    /// <summary>Words that need not stand anywhere: grammar, in any of the languages that are told apart.</summary>
    public static bool IsNeutral(string word) =>
        Denials.Contains(word) || (!Strict.Contains(word) && (Grammar.Contains(word) || SpokenLanguage.IsSmallWord(word)));

    public static bool IsStrict(string word) => word.Length < ShortestStem || Strict.Contains(word) || word.Any(char.IsDigit);

    /// <summary>True where both begin alike and differ in an ending.</summary>
    public static bool AreForms(string one, string other)
    {
        var shared = 0;
        while (shared < one.Length && shared < other.Length && one[shared] == other[shared])
        {
            shared++;
        }

        return shared >= ShortestStem
            && Math.Min(one.Length, other.Length) - shared <= LongestEnding
            && shared >= StemShare * Math.Max(one.Length, other.Length);
    }

    public static bool IsDense(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';

    private static bool IsApostrophe(string text, int at) =>
        text[at] is '\'' or '’' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
