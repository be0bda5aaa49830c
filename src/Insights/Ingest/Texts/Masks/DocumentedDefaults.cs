using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>
/// First passwords that a product's documentation prints: a plain word that the text calls a default, or that goes with an account
/// every installation has. Readers ask for exactly these, and they keep nothing safe.
/// </summary>
internal static partial class DocumentedDefaults
{
    private const int Before = 90;
    private const int LongestWord = 12;

    public static bool IsOne(string typed, int at, ReadOnlySpan<char> value)
    {
        var isWord = value.Length <= LongestWord && Signs.AreLetters(value);
        var from = Math.Max(0, at - Before);
        return isWord && Cue().IsMatch(typed.AsSpan(from, Math.Min(typed.Length - from, at - from + 30)));
    }

    [GeneratedRegex(
        @"\b(?:default|built-?in|factory|out of the box|initial|preset|standardmäßig|voreingestellt|werksseitig|predeterminad|por defecto|par défaut|padrão|default(?:mäßig)?|predefinit|standaard|domyśln)|默认|默認|初始|デフォルト|初期|기본|по умолчанию"
        + @"|(?:user|usr|login|account|benutzer|usuario|utilisateur|usuário)(?:_?name)?[""'`\s:=]{1,6}(?:is\s)?[""'`]?(?:root|admin|administrator|postgres|elastic|minio|sa)\b|\b(?:root|admin) (?:with|and|/) |用户(?:名)?(?:是|为|：|:)?\s?`?(?:root|admin)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();
}
