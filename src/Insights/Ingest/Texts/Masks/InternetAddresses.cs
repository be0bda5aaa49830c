using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>IP and MAC addresses except loopback, the unspecified ones, network masks, and versions of four parts.</summary>
internal static partial class InternetAddresses
{
    private const int LineBefore = 60;

    public static void Add(List<Mark> found, string typed)
    {
        if (!typed.AsSpan().ContainsAny('.', ':', '-'))
        {
            return;
        }

        if (Digits.AreAtLeast(typed, 1))
        {
            AddVersion4(found, typed);
            AddVersion6(found, typed);
        }

        foreach (var match in Hardware().EnumerateMatches(typed))
        {
            if (!IsNobodys(typed.AsSpan(match.Index, match.Length)))
            {
                found.Add(new Mark(MarkKind.MacAddress, match.Index, match.Length));
            }
        }
    }

    private static void AddVersion6(List<Mark> found, string typed)
    {
        foreach (var match in Version6().EnumerateMatches(typed))
        {
            if (IsVersion6(typed.AsSpan(match.Index, match.Length)))
            {
                found.Add(new Mark(MarkKind.IpAddress, match.Index, match.Length));
            }
        }
    }

    private static void AddVersion4(List<Mark> found, string typed)
    {
        foreach (var match in Version4().EnumerateMatches(typed))
        {
            var text = typed.AsSpan(match.Index, match.Length).ToString().Replace("[.]", ".", StringComparison.Ordinal).Replace("(.)", ".", StringComparison.Ordinal);
            var isOurs = text.StartsWith("127.", StringComparison.Ordinal) || text == "0.0.0.0" || text.StartsWith("255.255.", StringComparison.Ordinal)
                || IsKnownNetwork(text, typed.AsSpan(match.Index + match.Length));
            if (!isOurs && !IsVersionNumber(typed, match.Index, match.Index + match.Length, text))
            {
                found.Add(new Mark(MarkKind.IpAddress, match.Index, match.Length));
            }
        }

        Matches.Add(found, MarkKind.IpAddress, Dashed(), typed);
    }

    // The blocks set aside for private use, as every manual prints them, are nobody's address.
    private static bool IsKnownNetwork(string address, ReadOnlySpan<char> after) => (address switch
    {
        "10.0.0.0" => "/8",
        "172.16.0.0" => "/12",
        "192.168.0.0" => "/16",
        "169.254.0.0" => "/16",
        "100.64.0.0" => "/10",
        _ => null,
    }) is { } size && after.StartsWith(size, StringComparison.Ordinal);

    private static bool IsVersionNumber(string typed, int start, int end, string text)
    {
        if (AfterVersion().IsMatch(typed.AsSpan(end, Math.Min(12, typed.Length - end))))
        {
            return true;
        }

        var from = Math.Max(0, start - LineBefore);
        var line = typed.AsSpan(from, start - from);
        line = line[(line.LastIndexOf('\n') + 1)..];
        var first = int.Parse(text.AsSpan(0, text.IndexOf('.', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);
        return NamedVersion().IsMatch(line) || (first < 20 && first != 10 && OldVersion().IsMatch(line)) || (first < 10 && (MeansVersion().IsMatch(line) || AfterName().IsMatch(line) || AfterPackage().IsMatch(line)));
    }

    private static bool IsVersion6(ReadOnlySpan<char> text)
    {
        var groups = 0;
        foreach (var part in text.Split(':'))
        {
            groups += part.Start.Value != part.End.Value ? 1 : 0;
        }

        return (groups >= 3 || text.StartsWith("fe80", StringComparison.OrdinalIgnoreCase) || text.StartsWith("fd", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("2", StringComparison.Ordinal))
            && text.ContainsAnyInRange('0', '9')
            && text.TrimStart("0:") is not ("" or "1") && Uri.CheckHostName(text.ToString()) == UriHostNameType.IPv6;
    }

    private static bool IsNobodys(ReadOnlySpan<char> text) => !text.ContainsAnyExcept("0:-.") || !text.ContainsAnyExcept("fF:-.");

    [GeneratedRegex(@"(?<![\w]|\d\.)(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|\[\.\]|\(\.\))){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\w]|\.\d)")]
    private static partial Regex Version4();

    [GeneratedRegex(@"(?<![\w-])(?:ip|ec2)(?:-\d{1,3}){4}(?!\d)")]
    private static partial Regex Dashed();

    [GeneratedRegex(@"^(?:[-+](?:rc|alpha|beta|gpu|cpu|hotfix|dev|[a-z]*\d)|\.(?:tar|zip|jar|whl|exe|deb|rpm|tgz|so|dll|nupkg)\b|\.[x*])", RegexOptions.IgnoreCase)]
    private static partial Regex AfterVersion();

    // A word for version or a package operator right before the number.
    [GeneratedRegex(
        @"(?:\b(?:version(?:en)?|ver|release|build|driver|firmware|tag|cuda|cudnn|chrome|firefox|section|chapter|§|versión|versão|версия|rev(?:ision)?)\s?(?:is|ist|number|nr|to)?[\s:=`'""(]{0,3}|版本号?[\s:：是]{0,2}|バージョン\s?|[=~<>!^]=\s?|[a-z]\w*[-_]v?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedVersion();

    // An image or a product's name right before: name/image:1.2.3.4, chart 1.2.3.4.
    [GeneratedRegex(@"(?:[\w.-]+/[\w.-]+:|\b[a-z][\w-]*/|\b(?:image|chart|helm|sdk|client|package|\p{L}{3,}db)[\s:]{1,2}`?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OldVersion();

    // A small first part after a name that is no word for a place on the network.
    [GeneratedRegex(
        @"(?<![\w-])(?!(?:at|on|to|from|is|ist|es|est|ips?|host|server|node|address|addr|adresse|dirección|ping|ssh|scp|curl|wget|https?|via|with|mit|and|und|or|the|by|dns|gateway|nameserver|resolver|peer|client|endpoint|of|for|in|join|connect|bind|listen|dial|tcp|udp|port|subnet|proxy|vm|machine|box)\s)\p{L}[\w-]*\s$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterName();

    // package@1.2.3.4, not account@host.
    [GeneratedRegex(@"^(?![^\n]*(?:://|ssh|scp|sftp|rsync))[^\n]*[\s""'`/][a-z][\w.-]*@$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterPackage();

    [GeneratedRegex(@"version|upgrad|downgrad|release|\bbump|install|hotfix|\bpatch|running (?!on)|\bpip\b|\bnpm\b|aktualisier|actualiz|mise à jour", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MeansVersion();

    [GeneratedRegex(@"(?<![\w:.])(?:[0-9a-f]{1,4}:{1,2}|::){1,8}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\w:])", RegexOptions.IgnoreCase)]
    private static partial Regex Version6();

    [GeneratedRegex(
        @"(?<![\w:.-])(?:(?:[0-9a-f]{2}:){5}[0-9a-f]{2}|(?=[0-9-]{0,17}[a-f])(?:[0-9a-f]{2}-){5}[0-9a-f]{2}|(?=[0-9.]{0,14}[a-f])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\w:-]|\.\w)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Hardware();
}
