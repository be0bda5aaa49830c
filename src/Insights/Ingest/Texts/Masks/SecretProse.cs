using System.Text.RegularExpressions;
using Insights.Ingest.Texts.Names;

namespace Insights.Ingest.Texts.Masks;

/// <summary>
/// Secrets told in sentences: "the password is X", "pw: X", in several languages. A value must be quoted, or hold a digit or sign, or
/// be no ordinary word at the end of what is said.
/// </summary>
internal static partial class SecretProse
{
    private static readonly Stems Announcers = new(
        "pass", "pwd", "pw", "kennwort", "contraseñ", "clave", "mdp", "senha", "parola", "wachtwoord", "hasło",
        "парол", "密码", "口令", "パスワード", "비밀번호", "암호", "token", "トークン", "令牌", "secret", " key", "schlüssel", "密钥");

    public static void Add(List<Mark> found, string typed)
    {
        if (!Announcers.AreIn(typed))
        {
            return;
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[Told(), ToldWithoutBlanks(), Quoted()])
        {
            for (var match = pattern.Match(typed); match.Success; match = match.NextMatch())
            {
                var quoted = match.Groups["quoted"];
                var value = quoted.Success ? quoted : match.Groups["bare"];
                var text = value.ValueSpan.TrimEnd(".!?");
                if (IsSecret(typed, value.Index + text.Length, text, quoted.Success) && !DocumentedDefaults.IsOne(typed, match.Index, text))
                {
                    found.Add(new Mark(MarkKind.Secret, value.Index, text.Length));
                }
            }
        }
    }

    private static bool IsSecret(string typed, int end, ReadOnlySpan<char> value, bool isQuoted)
    {
        if (value.Length < 3 || PlaceholderValues.Is(value) || SecretPairs.IsDocumented(value) || Harmless().IsMatch(value))
        {
            return false;
        }

        var hasDigit = value.ContainsAnyInRange('0', '9');
        var hasSign = value.ContainsAny(Signs.OfSecrets) || hasDigit;
        if (isQuoted)
        {
            return hasSign || !OrdinaryWords.Has(value);
        }

        // A bare number is a length or a count unless it is long; a bare word ends what is said.
        return hasDigit && value.ContainsAnyExceptInRange('0', '9') || value.Length >= 6 && hasSign
            || EndsClause(typed, end) && !OrdinaryWords.Has(value) && !value.Contains('\'');
    }

    private static bool EndsClause(string typed, int end) =>
        end >= typed.Length || typed[end] is '\n' or '\r' or ',' or ';' or ')' || typed[end] is '.' or '!' or '?' && (end + 1 >= typed.Length || char.IsWhiteSpace(typed[end + 1]));

    [GeneratedRegex(
        @"\b(?:(?:pass(?:word|phrase|code)?|passwd|pwd|pw|(?:access |secret |api |join |auth )(?:token|key)|secret|passwort|kennwort|contraseña|clave|mot de passe|mdp|senha|parola|wachtwoord|hasło|пароль|(?:zugangs)?schlüssel)"
        + @"(?: (?:for|of|to|für|von|para|de|del|do|da|pour|du|van|dla|на|от) (?:the |my |our |den |das |la |el |o |a |le )?[\w.@/-]{1,40}(?: [\w.@/-]{1,30})?)?)"
        + @"(?:\s{0,2}(?:[:：=]|->|→|=>)\s{0,2}|\s(?:is|was|are|ist|lautet|war|es|est|é|era|è|to|auf|a|jest|это|now|will be)\s(?:now |still |jetzt |just |simply |always |set to |changed to |ahora |: ?)?|(?<=\b(?:with|mit|con|avec|com|and|und|y|et|e|the|same) (?:the |password |passwort |pw )?\w{2,20})\s)"
        + @"(?:[""'`“”«‘]{1,2}(?<quoted>[^\s""'`“”»’][^\n""'`“”»’]{1,80})[""'`“”»’]|(?<bare>[^\s""'`“”«»,;()<>\[\]{}|]{3,80}))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(
        @"(?:密码|口令|密钥|令牌|パスワード|トークン|비밀번호|암호)(?:[^\sA-Za-z0-9`""'“「]{0,6})\s{0,2}(?:是|为|为：|：|:|=|は|는|은|が|改成|设置为|設定は)?\s{0,2}[`""'“「『]?(?<bare>[A-Za-z0-9!-/:-@_~^]{4,80})",
        RegexOptions.CultureInvariant)]
    private static partial Regex ToldWithoutBlanks();

    // password `X`, the pw "X"
    [GeneratedRegex(
        @"\b(?:password|passwd|pwd|pw|passphrase|api key|token|passwort|kennwort|contraseña|mot de passe|mdp|senha|пароль)\s{1,2}(?:`(?<quoted>[^\s`]{3,80})`|""(?<quoted>[^\s""]{3,80})""|'(?<quoted>[^\s']{3,80})')",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // Names of settings, files and calls in quotes, comparisons with types.
    [GeneratedRegex(@"^(?:[\w.-]+\(.*|[a-z]+(?:[_.-][a-z]+)+|[a-z]+(?:[A-Z][a-z]+)+|/.*|--?[a-z][\w-]*|https?:.*|v?\d+(?:\.\d+)+\S*|\d{1,5}|<.*|\d+[a-z%]{1,2})$")]
    private static partial Regex Harmless();
}
