using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Tokens that are known by their shape: web tokens, keys of cloud, code, chat, payment and model vendors, headers.</summary>
internal static partial class VendorTokens
{
    private static readonly Stems Announcers = new(
        "bearer", "authorization", "x-api", "x-auth", "x-access", "aws", "secret", "cookie");

    private static readonly Stems Prefixes = new(
        "eyJ", "AKIA", "ASIA", "AGPA", "AIDA", "AROA", "ANPA", "ABIA", "ACCA", ":AA", "https://", "Q~", "AC0",
        "AC1", "key-", "dapi", "gh", "gl", "xox", "xapp-", "AIza", "ya29.", "GOCSPX-", "_live_", "_test_",
        "whsec_", "sk-", "pcsk_", "npm_", "pypi-", "hf_", "r8_", "gsk_", "xai-", "tvly-", "lsv2_", "pplx-",
        "jina_", "nvapi-", "_v1_", "SG.", "shp", "sq0", "EAA", "dckr_", "hvs.", "hvb.", "hvr.", "atlasv1",
        "tskey-", "ntn_", "secret_", "figd_", "figu_", "lin_api_", "pat", "AKCp", "NR", "sntrys_", "PMAK-",
        "rubygems_", "CFPAT-", "fo1_", "dp.", "mfa.", "sbp_", "whs_");

    public static void Add(List<Mark> found, string typed)
    {
        if (!Digits.AreAtLeast(typed, 1))
        {
            return;
        }

        if (Prefixes.AreIn(typed))
        {
            Keep(found, typed, Shapes());
            Keep(found, typed, Prefixed());
            Keep(found, typed, MorePrefixed());
        }

        Keep(found, typed, Twilio());
        if (typed.Contains('.', StringComparison.Ordinal))
        {
            Keep(found, typed, Dotted());
            Keep(found, typed, Join());
        }

        if (Announcers.AreIn(typed))
        {
            KeepGroup(found, typed, Headers());
            KeepGroup(found, typed, Near());
        }
    }

    private static void Keep(List<Mark> found, string typed, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(typed))
        {
            if (IsToken(typed.AsSpan(match.Index, match.Length)))
            {
                found.Add(new Mark(MarkKind.Token, match.Index, match.Length));
            }
        }
    }

    private static void KeepGroup(List<Mark> found, string typed, Regex pattern)
    {
        for (var match = pattern.Match(typed); match.Success; match = match.NextMatch())
        {
            var value = match.Groups[1];
            if (IsToken(value.ValueSpan) && value.ValueSpan.ContainsAnyInRange('0', '9'))
            {
                found.Add(new Mark(MarkKind.Token, value.Index, value.Length));
            }
        }
    }

    // "sk-xxxxxxxxxxxxxxxx" is an example; so is a run of one sign after the prefix.
    private static bool IsToken(ReadOnlySpan<char> token)
    {
        var tail = token[(token.Length / 2)..];
        return tail.ContainsAnyExcept(tail[0], '-') && !token.Contains("xxxx", StringComparison.OrdinalIgnoreCase)
            && !token.Contains("your", StringComparison.OrdinalIgnoreCase) && !token.Contains("...", StringComparison.Ordinal);
    }

    // Web tokens, AWS key ids, Telegram bots, Sentry addresses, Azure client secrets.
    [GeneratedRegex(
        @"\beyJ[A-Za-z0-9_-]{6,4000}\.[A-Za-z0-9_-]{4,8000}(?:\.[A-Za-z0-9_-]{0,4000}){0,3}|\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ABIA|ACCA)[A-Z0-9]{12,20}\b|\b\d{8,10}:AA[A-Za-z0-9_-]{30,40}\b"
        + @"|(?<=https://)[0-9a-f]{32}(?=@)|\b[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}|\bkey-[0-9a-f]{32}\b|\bdapi[0-9a-f]{32}\b")]
    private static partial Regex Shapes();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{16,255}|github_pat_[A-Za-z0-9_]{20,255}|gl(?:pat|dt|rt|cbt|ptt|ft|soat|oas|agent)-[A-Za-z0-9_.-]{10,80}|xox[abposre]-[A-Za-z0-9-]{8,250}|xapp-[A-Za-z0-9-]{10,250}"
        + @"|AIza[A-Za-z0-9_-]{25,60}|ya29\.[A-Za-z0-9_-]{10,400}|GOCSPX-[A-Za-z0-9_-]{10,60}|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{8,250}|whsec_[A-Za-z0-9+/=]{8,120}"
        + @"|sk-(?=[A-Za-z0-9_-]{0,60}\d)(?:proj-|svcacct-|admin-|ant-|or-)?[A-Za-z0-9_-]{12,250}|pcsk_[A-Za-z0-9_]{8,120}|npm_[A-Za-z0-9]{16,80}|pypi-[A-Za-z0-9_-]{16,250}|hf_[A-Za-z0-9]{12,80}|r8_[A-Za-z0-9]{20,60})(?![A-Za-z0-9])")]
    private static partial Regex Prefixed();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?:gsk_[A-Za-z0-9]{16,80}|xai-[A-Za-z0-9]{20,120}|tvly-[A-Za-z0-9-]{12,60}|lsv2_(?:pt|sk)_[A-Za-z0-9_]{16,100}|pplx-[A-Za-z0-9]{16,80}|jina_[A-Za-z0-9_-]{20,100}|nvapi-[A-Za-z0-9_-]{16,100}"
        + @"|do[opr]_v1_[a-f0-9]{32,80}|SG\.[A-Za-z0-9_-]{12,40}\.[A-Za-z0-9_-]{12,60}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{16,64}|sq0(?:atp|csp)-[A-Za-z0-9_-]{16,60}|EAA[A-Za-z0-9]{40,250}|dckr_pat_[A-Za-z0-9_-]{16,60}"
        + @"|hv[sbr]\.[A-Za-z0-9_-]{16,250}|[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9]{40,90}|tskey-[A-Za-z0-9-]{10,80}|ntn_[A-Za-z0-9]{20,80}|secret_[A-Za-z0-9]{32,60}|fig[du]_[A-Za-z0-9_-]{16,80}|lin_api_[A-Za-z0-9]{16,60}"
        + @"|pat[A-Za-z0-9]{14}\.[a-f0-9]{40,80}|AKCp[A-Za-z0-9]{10,90}|NR(?:AK|JS|II)-[A-Za-z0-9]{10,50}|sntrys_[A-Za-z0-9+/=_-]{20,250}|gl(?:sa|c)_[A-Za-z0-9+/=_]{20,250}|PMAK-[A-Za-z0-9-]{20,90}|rubygems_[a-f0-9]{32,60}"
        + @"|CFPAT-[A-Za-z0-9_-]{20,80}|fo1_[A-Za-z0-9_-]{20,80}|dp\.(?:pt|st|ct)\.[A-Za-z0-9]{30,60}|mfa\.[A-Za-z0-9_-]{20,100}|eyJrIjoi[A-Za-z0-9+/=_-]{20,200}|sbp_[a-f0-9]{30,60}|whs_[A-Za-z0-9]{20,80})(?![A-Za-z0-9])")]
    private static partial Regex MorePrefixed();

    // Discord bots: id, time and signature.
    [GeneratedRegex(@"(?<![\w.-])[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![\w-])")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\b(?:AC|SK)[0-9a-f]{32}\b")]
    private static partial Regex Twilio();

    // Cluster join tokens: six signs, a stop, sixteen signs with digits and letters among them.
    [GeneratedRegex(@"(?<![\w.])[a-z0-9]{6}\.(?=[a-z]{0,15}\d)(?=\d{0,15}[a-z])(?=[a-z0-9]{0,14}\d[a-z]{0,14}\d)[a-z0-9]{16}(?![\w.(])")]
    private static partial Regex Join();

    [GeneratedRegex(
        @"\b(?:bearer[\s:]{1,3}|authorization[""']?\s?[:=]\s?[""']?(?:basic|token|apikey|bearer)?\s{0,2}|x-(?:api|auth|access)-(?:key|token)[""']?\s?[:=]\s?[""']?|(?:set-)?cookie:\s?[\w.-]{1,40}=)([A-Za-z0-9._~+/=:-]{8,4000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Headers();

    // AWS secret keys: forty signs with small and capital letters and digits, a few words after what names them.
    [GeneratedRegex(@"(?i:aws|secret)[^\n]{0,60}?(?<![A-Za-z0-9/+=])((?=[A-Za-z0-9/+]{0,39}[a-z])(?=[A-Za-z0-9/+]{0,39}[A-Z])[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])", RegexOptions.CultureInvariant)]
    private static partial Regex Near();
}
