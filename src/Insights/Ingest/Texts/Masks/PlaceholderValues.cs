using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>
/// Values that stand where a secret would but are none: placeholders, references to variables, words of a type or state, and the
/// defaults that a product's own documentation prints.
/// </summary>
internal static partial class PlaceholderValues
{
    private static readonly SearchValues<char> Code = SearchValues.Create("(){}[]<>$%");

    private static readonly SearchValues<char> Fillers = SearchValues.Create("xX*.-_#•…0?= ");

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["", "null", "nil", "none", "undefined", "true", "false", "yes", "no", "on", "off", "string", "str", "bytes", "text", "optional", "required", "empty", "redacted", "hidden",
         "masked", "removed", "censored", "tbd", "foo", "bar", "baz", "foobar", "value", "val", "key", "token", "secret", "password", "passwd", "pwd", "pass", "passphrase", "pw", "username",
         "user", "name", "something", "whatever", "example", "sample", "dummy", "placeholder", "here", "same", "default", "abc", "xyz", "abc123", "changeme", "change_me", "change-me", "changeit",
         "replaceme", "replace_me", "replace-me", "apikey", "api_key", "api-key", "accesskey", "access_key", "secretkey", "secret_key", "auth", "bearer", "basic", "env", "file", "config", "self",
         "varchar", "int64", "contraseña", "passwort", "kennwort", "senha", "密码", "パスワード"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Documented = FrozenSet.ToFrozenSet(
        ["minioadmin", "admin", "root", "postgres", "guest", "public", "elastic", "rabbitmq", "mysql", "redis", "neo4j", "test", "testing", "user", "demo", "toor", "password", "postgresql", "grafana",
         "wordpress", "mongo", "mongodb", "kafka", "docker", "example", "localhost", "anonymous"],
        StringComparer.OrdinalIgnoreCase);

    public static bool Is(ReadOnlySpan<char> value)
    {
        var bare = value.Trim("\"'`*_ ");
        return bare.Length == 0 || IsWord(Words, bare) || IsWord(Documented, bare) || bare.ContainsAny(Code) && Reference().IsMatch(bare)
            || Shape().IsMatch(bare) || !bare.ContainsAnyExcept(Fillers);
    }

    private static bool IsWord(FrozenSet<string> words, ReadOnlySpan<char> value) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value);

    // <password>, ${PASSWORD}, $(cat file), {{ .Values.x }}, os.environ["X"], getpass()
    [GeneratedRegex(@"^(?:<[^<>]{0,60}>?|\$\{?[A-Za-z_(].*|\{\{?.*|%\w+%|\[[\w .-]{0,40}\]?|[\w.]+[(\[].*|f?[""']?\{.*)$", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex(
        @"^(?:your|my|the|some|dein|mein|tu|mi|ton|mon|seu|meu)[-_. ]?(?:\w*[-_. ]?){0,3}(?:password|passwd|pass|pwd|pw|secret|token|key|here|id|string|value|credentials?|passwort|contraseña|clave|senha)(?:[-_. ]?here)?$"
        + @"|^(?:insert|enter|put|paste|add|replace|change)[-_ ]?(?:\w*[-_ ]?){0,3}$|^(?:sk|pk|ghp|hf|xoxb|pcsk|npm|glpat|Bearer)?[-_ ]?(?:[xX]{3,}|\*{3,}|\.{2,}|…)[-_xX*.…]*$|^(?:os|process|env|config|settings|self|args|cfg|opts|options|secrets?|vars|values|creds|credentials)\.[\w.\[\]""']+$|^(?:abc|xyz|foo|bar|test)[-_]?(?:123)?$|^1234?5?6?\.{3}$|^\S{0,12}(?:\.\.\.|…)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
