using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Secrets given to commands: flags, literals of Secret objects, SQL, and manifests with encoded values.</summary>
internal static partial class SecretCommands
{
    public static void Add(List<Mark> found, string typed)
    {
        Keep(found, typed, LongFlag());
        Keep(found, typed, Literal());
        Keep(found, typed, ShortFlag());
        Keep(found, typed, Statement());
        Keep(found, typed, Hashed());
        if (typed.Contains("Secret", StringComparison.Ordinal))
        {
            SecretManifests.Add(found, typed);
        }
    }

    private static void Keep(List<Mark> found, string typed, Regex pattern)
    {
        for (var match = pattern.Match(typed); match.Success; match = match.NextMatch())
        {
            for (var group = 1; group < match.Groups.Count; group++)
            {
                var value = match.Groups[group];
                if (value.Success && !PlaceholderValues.Is(value.ValueSpan) && !SecretPairs.IsDocumented(value.ValueSpan))
                {
                    found.Add(new Mark(MarkKind.Secret, value.Index, value.Length));
                }
            }
        }
    }

    [GeneratedRegex(
        @"(?<=\s)--?(?:[a-z-]{0,30}(?:password|passwd|passphrase|token|secret|api-?key|secret-key|access-key)|pass|pw|requirepass)[ =]{1,2}[""']?(?!-|is\b|to\b|and\b|or\b|flag\b|file\b|option\b|for\b|in\b|with\b|as\b|if\b|when\b|=)([^\s""'`|&;,)]{2,500})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LongFlag();

    [GeneratedRegex(@"--from-literal[ =]{1,2}[""']?[\w.-]{1,80}=[""']?([^\s""'`]{1,500})", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();

    // -p is a port or a path elsewhere, so the command must be one that takes a password there.
    [GeneratedRegex(
        @"\b(?:mysql(?:dump|admin)?|mariadb|sshpass|mongo(?:sh|dump|restore)?|(?:docker|podman|helm registry|oras|crane|nerdctl|az|oc|twine) login|smbclient|bcp|sqlcmd|clickhouse-client)\b[^\n|;]{0,200}?\s(?:-p ?|-P )[""']?(?!\d{2,5}\b|-)([^\s""'`|;]{3,200})"
        + @"|\bredis-cli\b[^\n|;]{0,200}?\s-a [""']?([^\s""'`|;]{3,200})|\bldap\w+\b[^\n|;]{0,200}?\s-w [""']?([^\s""'`|;]{3,200})|\bmc (?:alias|config host) (?:set|add) \S{1,80} \S{1,200} [""']?([^\s""'`]{3,200})[""']? [""']?([^\s""'`]{3,200})"
        + @"|\bhtpasswd -\w*b\w* \S{1,200} \S{1,80} [""']?([^\s""'`]{3,200})|\becho [""']?([^\s""'`|]{4,200})[""']? ?\| ?(?:sudo -S|passwd|docker login|helm registry login|kinit)|\becho [""']?\w{1,40}:([^\s""'`|]{3,200})[""']? ?\| ?(?:sudo )?chpasswd|-passin pass:([^\s""'`]{2,200})|\bnet user \S{1,60} ([^\s/""'`]{4,100})",
        RegexOptions.CultureInvariant)]
    private static partial Regex ShortFlag();

    [GeneratedRegex(
        @"\bidentified (?:with \w{1,40} )?by '([^'\n]{1,200})'|\bpassword(?:\s?=\s?|\s+)(?:to )?'([^'\n]{1,200})'|\bset password for [^\n=]{1,80}=\s?(?:password\()?'([^'\n]{1,200})'|^\s{0,8}(?:AUTH|requirepass)\s+([^\s'""`]{4,200})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Statement();

    // Password hashes as files of users hold them.
    [GeneratedRegex(@"(\$(?:apr1|2[abxy]|5|6|y|1|argon2\w{1,2}|scrypt)\$[./A-Za-z0-9$=,+]{16,200})|(\{SSHA\d{0,3}\}[A-Za-z0-9+/=]{16,200})")]
    private static partial Regex Hashed();
}
