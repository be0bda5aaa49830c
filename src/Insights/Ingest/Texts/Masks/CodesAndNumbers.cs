using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Licence keys, serial numbers, and the codes of doors, alarms, SIM cards and logins. All need a word that announces them.</summary>
internal static partial class CodesAndNumbers
{
    private static readonly Stems CodeWords = new(
        "pin", "code", "kod ", "codice", "código", "puk", "otp", "tan", "haustür", "门禁", "开门", "验证码", "暗証", "認証",
        "현관", "인증", "код");

    private static readonly Stems LicenceWords = new(
        "licen", "lizenz", "serial", "s/n", "sn:", "sn #", "sn=", "sn ", "serien", "activation", "registration",
        "product", "aktivier", "produkt", "série", "serie", "licença", "ativação", "imei", "asset", "service tag",
        "vin", "clave", "chave", "clé", "序列号", "许可", "激活", "授权", "シリアル", "ライセンス", "시리얼", "라이선스", "серийн",
        "лиценз");

    public static void Add(List<Mark> found, string typed)
    {
        if (!typed.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return;
        }

        Matches.Add(found, MarkKind.Licence, ProductKey(), typed);
        if (LicenceWords.AreIn(typed))
        {
            Matches.AddGroup(found, MarkKind.Licence, Licence(), typed);
        }

        if (CodeWords.AreIn(typed))
        {
            Matches.AddGroup(found, MarkKind.AccessCode, Code(), typed);
        }
    }

    [GeneratedRegex(@"(?<![\w-])(?=[A-Z0-9-]{0,28}[A-Z])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3,5}(?![\w-])")]
    private static partial Regex ProductKey();

    [GeneratedRegex(
        @"(?:\b(?:licen[cs]e|product|activation|registration)[ _-]?(?:key|code|number|no\.?|nr\.?|id|token)|\bserial(?:[ _-]?(?:number|num|no\.?|nr\.?|#|key))?|\bs/?n(?=\s?[:#=])|lizenz(?:schlüssel|nummer|key|code)|serien-?(?:nummer|nr\.?)|aktivierungs(?:code|schlüssel)|produktschlüssel|número de (?:serie|série|licencia|licença)"
        + @"|clave de (?:licencia|producto|activación)|clé de (?:licence|produit)|numéro de (?:série|licence)|chave de (?:licença|ativação|produto)|\bimei|asset[ _-]tag|service tag|\bvin(?=\s?[:#=])|序列号|许可证(?:密钥|号)?|激活码|授权码|シリアル(?:番号|ナンバー)|ライセンスキー|시리얼 ?번호|라이선스 ?키|серийный номер|лицензионный ключ)"
        + @"[""']?[\s:：=#]{0,3}(?:(?:is|was|ist|lautet|es|est|é|是|为|は) )?[""'`]?((?=[A-Z0-9-]{0,30}\d)(?!v?\d+\.\d)(?!int\d+\b|sha\d+\b)[A-Z0-9](?:[A-Z0-9-]{4,60})[A-Z0-9])(?![\w.]\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Licence();

    [GeneratedRegex(
        @"(?:\b(?:door|gate|alarm|entry|entrance|access|building|lift|elevator|safe|unlock|voicemail|lock|locker|lockbox|keypad|garage|front desk|room|security|verification|confirmation|one[- ]time|login|sms|2fa|mfa|backup|recovery)[ -]?(?:code|pin)\b|\bpin[ -]?(?:code|number|nummer)?(?=[\s:=]{1,3}(?:is|ist|was|es|est|é|to|auf|lautet|[:=])|\s?[:=#])"
        + @"|(?-i:\bPIN\b)(?:-?(?:[Cc]ode|[Nn]ummer))?|\bpin[- ]?code|\bpuk|\botp|\btan(?=[\s:]{1,2}\d{6})|tür-?code|zugangs-?code|haustür\w*|eingangs-?code|alarm-?code|bestätigungscode|código (?:de )?(?:la |el |do |da )?(?:puerta|acceso|entrada|alarma|alarme|portão|porta|acesso|verificación|verificação|pin)|code (?:de )?(?:la |l['’]|d['’])?(?:porte|entrée|accès|alarme|immeuble|vérification|pin)"
        + @"|digicode|codice (?:del |della |di )?(?:porta|portone|allarme|accesso|pin)|deurcode|kod do (?:drzwi|bramy|domofonu)|kod pin|код (?:от )?(?:двери|домофона|подъезда)|пин-?код|门禁(?:密码|码|卡)?|开门密码|验证码|暗証番号|認証コード|현관 ?(?:비번|비밀번호)|인증 ?번호)"
        + @"[""']?(?: (?:for|to|of|for the|für|para|de|pour) (?:the |our |my |das |die |den )?[\w-]{1,20}(?: [\w-]{1,15})?)?[\s:：=#]{0,3}(?:(?:is|was|ist|lautet|es|est|é|now|jetzt|今は|是|为|は)[\s:]{1,2})?(?:now )?[""'`*#]{0,2}((?!(?<=(?:access|login|security) code )[45]\d\d\b)(?:[A-Z]-?)?\d[\d -]{1,8}\d[A-Z]?[*#]?)(?![\w]|\.\d|:\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
