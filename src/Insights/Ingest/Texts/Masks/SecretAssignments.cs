using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>
/// Values given to names that mean a secret, in environment files, YAML, JSON, INI, XML, connection strings and code. The name must
/// end in a word for a secret; the value must not be a placeholder, a reference, a path or prose.
/// </summary>
internal static partial class SecretAssignments
{
    private static readonly Stems Announcers = new(
        "pass", "pwd", "pw", "secret", "token", "key", "psk", "credential", "contraseña", "clave", "senha", "mdp",
        "kennwort", "密码", "口令", "パスワード", "비밀번호", "парол", "wachtwoord", "hasło");

    public static void Add(List<Mark> found, string typed)
    {
        if (!Announcers.AreIn(typed))
        {
            return;
        }

        for (var match = Assigned().Match(typed); match.Success; match = match.NextMatch())
        {
            var quoted = match.Groups["quoted"];
            var value = quoted.Success ? quoted : match.Groups["bare"];
            if (IsSecret(match.Groups["name"].ValueSpan, value.ValueSpan, quoted.Success, typed, value.Index + value.Length)
                && !DocumentedDefaults.IsOne(typed, match.Index, value.ValueSpan))
            {
                found.Add(new Mark(MarkKind.Secret, value.Index, value.Length));
            }
        }

        for (var match = Element().Match(typed); match.Success; match = match.NextMatch())
        {
            if (!PlaceholderValues.Is(match.Groups[1].ValueSpan))
            {
                found.Add(new Mark(MarkKind.Secret, match.Groups[1].Index, match.Groups[1].Length));
            }
        }
    }

    private static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool isQuoted, string typed, int end)
    {
        if (Harmless().IsMatch(name) || PlaceholderValues.Is(value) || SecretPairs.IsDocumented(value) || Path().IsMatch(value) || value.SequenceEqual(name))
        {
            return false;
        }

        // A count of tokens, a type, a name of another object.
        if (name.EndsWith("token", StringComparison.OrdinalIgnoreCase) && value.Length < 7 && !value.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        if (name.EndsWith("secret", StringComparison.OrdinalIgnoreCase) && value.Contains('-') && !value.ContainsAnyInRange('0', '9') && !value.ContainsAnyInRange('A', 'Z'))
        {
            return false;
        }

        return isQuoted || value.ContainsAnyInRange('0', '9') || EndsStatement(typed, end) && !Prose().IsMatch(value);
    }

    // Bare words that go on as a sentence are prose: "token: please make a new one".
    private static bool EndsStatement(string typed, int end)
    {
        while (end < typed.Length && typed[end] is ' ' or '\t')
        {
            end++;
        }

        return end >= typed.Length || typed[end] is '\n' or '\r' or ',' or ';' or '}' or ')' or ']' or '&' or '#' or '`' or '-' or '\\' or '|' || IsAssignmentNext(typed, end);
    }

    private static bool IsAssignmentNext(string typed, int at)
    {
        var end = at;
        while (end < typed.Length && (char.IsAsciiLetterOrDigit(typed[end]) || typed[end] is '_' or '.' or '-'))
        {
            end++;
        }

        return end > at && end < typed.Length && typed[end] == '=';
    }

    [GeneratedRegex(
        @"(?<![\w.-])(?:-{1,2}|[""'])?(?<name>[\w.-]{0,80}?(?:password|passwd|passphrase|passcode|(?:(?<=[_.-])|(?<![\w.-]))(?:pass|pwd|pw|psk|mdp)|Pwd|Pass|Password|secret|token|api[_-]?key|access[_-]?key(?:[_-]?id)?|secret[_-]?key|account[_-]?key|shared[_-]?key|auth[_-]?key|signing[_-]?key|encryption[_-]?key|master[_-]?key|private[_-]?key|client[_-]?key|service[_-]?key|storage[_-]?key|credentials?"
        + @"|passwort|kennwort|contraseña|clave|senha|wachtwoord|hasło|пароль|密码|口令|パスワード|비밀번호))(?:\d{0,2})[""'`*]{0,3}\]?\s{0,3}(?:=>|:=|={1,2}|[:：＝])\s{0,3}"
        + @"(?:f?(?:""(?<quoted>[^""\n]{1,2000})""|'(?<quoted>[^'\n]{1,2000})'|`(?<quoted>[^`\s]{1,500})`)|(?<bare>[^\s""'`,;&|<>(){}\[\]，。；、]{2,2000}))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"<(?:[\w.:-]{0,40}?(?:password|passwd|secret|token|api-?key|passphrase))>\s{0,3}([^<>\s]{3,500})\s{0,3}</", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    // Names of objects that hold secrets, counters, switches, and names that only sound alike.
    [GeneratedRegex(
        @"existing\w*secret$|(?:image_?pull|tls|ref|cert(?:ificate)?)[\w-]*secret$|(?:max|num|min|total|prompt|input|output|completion|new|pad|eos|bos|unk|sep|cls|mask|next|page|continuation|stop|special|prev|per|each|csrf)[_-]?token$|proxy_pass$|partition[_-]?key$|primary[_-]?key$"
        + @"|sort[_-]?key$|(?:by|first|second|single|multi|one|two)[_-]pass$|(?:public|cluster(?:ing)?|foreign|object|cache|row|doc)[_-]?key$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();

    [GeneratedRegex(@"^(?:[~.]{0,2}/[\w./-]+|[A-Za-z]:\\.*|https?://[^@]*|[\w./-]+\.(?:ya?ml|json|txt|key|pem|crt|env|conf|ini|toml|py|go|md))$", RegexOptions.IgnoreCase)]
    private static partial Regex Path();

    [GeneratedRegex(
        @"^(?:the|a|an|is|was|it|my|your|our|his|its|this|that|please|not|no|must|should|wrong|invalid|incorrect|correct|missing|expired|failed|denied|ok|see|use|used|we|i|you|in|for|to|from|with|only|and|or|if|required|optional|enabled|disabled|unknown|changed|unchanged|der|die|das|ist|nicht|falsch|el|la|no|es|le|est|o|é|não"
        + @"|auth|authentication|authorization|login|check|field|file|env|same|still|none|never|always|rotate[ds]?|reset|error|int|float|bool|string|list|dict|any|bytes)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prose();
}
