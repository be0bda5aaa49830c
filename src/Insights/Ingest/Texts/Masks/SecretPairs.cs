using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>A user with a password: in addresses, after flags, and on its own after an account everybody has.</summary>
internal static partial class SecretPairs
{
    private const int LongestWord = 12;

    private static readonly FrozenSet<string> Roots =
        FrozenSet.ToFrozenSet(["root", "admin", "administrator", "postgres", "user", "guest", "minioadmin", "default", "sa", "test", "elastic"], StringComparer.OrdinalIgnoreCase);

    public static void Add(List<Mark> found, string typed)
    {
        if (!typed.Contains(':', StringComparison.Ordinal))
        {
            return;
        }

        if (typed.Contains("://", StringComparison.Ordinal))
        {
            AddPairs(found, typed, UserInfo());
        }

        AddPairs(found, typed, Flag());
        AddPairs(found, typed, OnItsOwn());
    }

    /// <summary>
    /// True for <c>account:Word</c> as documentation prints it: an account every installation has, and a password of letters alone,
    /// or a placeholder.
    /// </summary>
    public static bool IsDocumented(ReadOnlySpan<char> pair)
    {
        var colon = pair.IndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        var password = pair[(colon + 1)..];
        var isWord = password.Length is > 0 and <= LongestWord && Signs.AreLetters(password);
        return PlaceholderValues.Is(password) || (isWord && Roots.GetAlternateLookup<ReadOnlySpan<char>>().Contains(pair[..colon]));
    }

    private static void AddPairs(List<Mark> found, string typed, Regex pattern)
    {
        for (var match = pattern.Match(typed); match.Success; match = match.NextMatch())
        {
            var pair = match.Groups[1];
            if (!IsDocumented(pair.ValueSpan) && !PlaceholderValues.Is(pair.ValueSpan))
            {
                found.Add(new Mark(MarkKind.Secret, pair.Index, pair.Length));
            }
        }
    }

    [GeneratedRegex(@"[a-z][a-z0-9+.-]{1,30}://([^\s/:@""'<>`?#]{0,100}:[^\s/@""'<>`]{1,200}|[A-Za-z0-9_-]{20,200})(?=@)", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"(?:\bcurl\b[^\n]{0,300}?|\bhttp\b[^\n]{0,100}?|\bwget\b[^\n]{0,100}?)\s(?:-u\s?|--user[ =]|-a\s|--auth[ =]|--proxy-user[ =]|-U\s)[""']?([^\s:""']{1,80}:[^\s""']{1,200})", RegexOptions.IgnoreCase)]
    private static partial Regex Flag();

    // root:Winter2024 - a digit or sign among the letters, at least six of them; not an image tag, a path or a version.
    [GeneratedRegex(
        @"(?<![\w/.-])((?:root|admin|administrator|minio|postgres|user|sa|elastic|guest|svc-\w{1,20})[:/](?!v?\d+(?:\.\d+)+|x:|latest|[\w.-]*/|\d+\b)(?=[^\s""'`,;)]{0,30}[0-9!$%^&*+#?_-])(?=[^\s""'`,;)]{0,30}[A-Za-z])(?=[^\s""'`,;)]{0,30}[0-9A-Z!$%^&*#])[^\s""'`,;)<>/|]{6,60})",
        RegexOptions.CultureInvariant)]
    private static partial Regex OnItsOwn();
}
