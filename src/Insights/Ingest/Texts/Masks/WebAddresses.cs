using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>What makes an address a key: signatures and tokens in its query, and webhooks, which anybody may post to.</summary>
internal static partial class WebAddresses
{
    private static readonly Stems Hosts = new(
        "webhook", "hooks.", "/hooks/", "ifttt.com", "logic.azure.com", "open-apis", "dingtalk.com",
        "chat.googleapis", "api.telegram", "pipedream", "hook.");

    public static void Add(List<Mark> found, string typed)
    {
        if (typed.AsSpan().ContainsAny('?', '&', '#') && typed.Contains('=', StringComparison.Ordinal))
        {
            AddSigned(found, typed, Parameter());
            AddSigned(found, typed, Attachment());
        }

        if (Hosts.AreIn(typed))
        {
            foreach (var match in Webhook().EnumerateMatches(typed))
            {
                if (!typed.AsSpan(match.Index, match.Length).Contains("XXXX", StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(new Mark(MarkKind.Webhook, match.Index, match.Length));
                }
            }
        }
    }

    private static void AddSigned(List<Mark> found, string typed, Regex pattern)
    {
        for (var match = pattern.Match(typed); match.Success; match = match.NextMatch())
        {
            var value = match.Groups[1];
            if (!PlaceholderValues.Is(value.ValueSpan))
            {
                found.Add(new Mark(MarkKind.SignedUrl, value.Index, value.Length));
            }
        }
    }

    [GeneratedRegex(
        @"[?&#;](?:amp;)?(?:x-(?:amz|goog|tos|oss|cos|ms)-(?:signature|credential|security-token|token|algorithm-signature)|signature|sig|sign|hmac|[\w-]{0,20}(?:access|auth|api|refresh|id|session|sas|download|invite|reset|verification)?[_-]?token|jwt|apikey|api[_-]key|access[_-]key(?:id)?"
        + @"|ossaccesskeyid|awsaccesskeyid|googleaccessid|key-pair-id|policy|password|passwd|pwd|secret|client_secret|auth|hdnts|hdnea|session(?:id)?|key(?==[A-Za-z0-9_-]{16})|code(?==[A-Za-z0-9_%.-]{16})|hm|ticket(?==[A-Za-z0-9_-]{12}))=([^\s&""'<>`)\]|#]{3,4000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    // Links to attachments are signed by three parameters.
    [GeneratedRegex(@"(?:cdn|media)\.discordapp\.(?:com|net)/[^\s?<>""]{1,300}\?(?=[^\s<>""]{0,200}\b(?:ex|is|hm)=)([^\s<>""`)\]|]{3,600})", RegexOptions.IgnoreCase)]
    private static partial Regex Attachment();

    [GeneratedRegex(
        @"(?:https?://)?(?:(?:(?:ptb|canary)\.)?discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/\d{10,22}/[\w-]{10,100}|hooks\.slack\.com/(?:services|workflows|triggers)/[\w/-]{8,200}|[\w-]{1,60}\.webhook\.office\.com/[\w@/-]{8,400}|outlook\.office(?:365)?\.com/webhook/[\w@/-]{8,400}"
        + @"|[\w.-]{1,80}\.logic\.azure\.com(?::\d{1,5})?/workflows/[^\s<>""`)]{8,500}|hooks\.zapier\.com/hooks/[\w/-]{6,120}|maker\.ifttt\.com/(?:trigger|use)/[\w/-]{4,200}|open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v\d/hook/[\w-]{8,80}|oapi\.dingtalk\.com/robot/send\?access_token=\w{8,100}"
        + @"|qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[\w-]{8,60}|chat\.googleapis\.com/v1/spaces/[^\s<>""`)]{8,400}|api\.telegram\.org/bot[\w:-]{16,80}|[\w-]{4,40}\.m\.pipedream\.net\S{0,200}|webhook\.site/[0-9a-f-]{20,40}|[\w.-]{1,120}(?::\d{2,5})?/hooks/[a-z0-9]{26}\b|hook\.\w{2,6}\d?\.make\.com/\w{10,60})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Webhook();
}
