using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>
/// Tax and identity numbers. One whose spelling and check digits are its own is masked anywhere; one that is mere digits needs a word
/// that announces it.
/// </summary>
internal static partial class IdentityNumbers
{
    private const int FewestDigits = 5;

    private static readonly Stems Announcers = new(
        "ssn", "social", "steuer", "idnr", "tax", "tin", "vat", "ust", "nif", "nie", "dni", "cpf", "cnpj", "iva",
        "tva", "pesel", "nip", "bsn", "burgerservice", "pass", "ausweis", "pasaporte", "personnummer", "cpr",
        "hetu", "aadhaar", "pan", "national", "identity", "id card", "cédula", "cedula", "rut", "curp", "rfc",
        "sin", "tfn", "ein", "ni number", "nino", "codice fiscale", "sécurité", "versicherung", "身份证", "护照", "税号",
        "マイナンバー", "個人番号", "주민", "여권", "инн", "снилс", "паспорт", "rodné", "driver", "führerschein");

    public static void Add(List<Mark> found, string typed)
    {
        if (!Digits.AreAtLeast(typed, FewestDigits))
        {
            return;
        }

        Matches.Add(found, MarkKind.TaxId, SocialSecurity(), typed);
        Matches.Add(found, MarkKind.TaxId, Company(), typed);
        Matches.Add(found, MarkKind.TaxId, British(), typed);
        Matches.Add(found, MarkKind.TaxId, Italian(), typed);
        Check(found, typed, GermanTax(), static digits => CheckDigits.Mod11And10(digits));
        Check(found, typed, Brazilian(), static digits => CheckDigits.Cpf(digits));
        Check(found, typed, Spanish(), static signs => CheckDigits.Nif(signs));
        Check(found, typed, Chinese(), static signs => CheckDigits.Resident(signs));
        Check(found, typed, French(), static digits => 97 - (long.Parse(digits[..13], CultureInfo.InvariantCulture) % 97) == long.Parse(digits[13..], CultureInfo.InvariantCulture));
        Check(found, typed, Korean(), static digits => IsDate(digits));
        if (Announcers.AreIn(typed))
        {
            Matches.AddGroup(found, MarkKind.TaxId, Announced(), typed);
        }
    }

    private static void Check(List<Mark> found, string typed, Regex pattern, Predicate<string> isValid)
    {
        foreach (var match in pattern.EnumerateMatches(typed))
        {
            if (isValid(PaymentNumbers.SignsOf(typed.AsSpan(match.Index, match.Length))))
            {
                found.Add(new Mark(MarkKind.TaxId, match.Index, match.Length));
            }
        }
    }

    private static bool IsDate(string digits) =>
        int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture) is >= 1 and <= 12 && int.Parse(digits.AsSpan(4, 2), CultureInfo.InvariantCulture) is >= 1 and <= 31;

    [GeneratedRegex(@"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-]|\.\d)")]
    private static partial Regex SocialSecurity();

    // CNPJ, and VAT numbers whose shape no other number has.
    [GeneratedRegex(@"(?<![\w.])\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}(?!\w)|(?<!\w)ATU\d{8}(?!\w)|(?<!\w)NL\d{9}B\d\d(?!\w)")]
    private static partial Regex Company();

    [GeneratedRegex(@"(?<!\w)[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z] \d\d \d\d \d\d [A-D](?!\w)|(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D](?!\w)")]
    private static partial Regex British();

    [GeneratedRegex(@"(?<!\w)[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z](?!\w)")]
    private static partial Regex Italian();

    [GeneratedRegex(@"(?<![\w.]|\d )[1-9]\d \d{3} \d{3} \d{3}(?![\w]| \d|\.\d)")]
    private static partial Regex GermanTax();

    [GeneratedRegex(@"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)")]
    private static partial Regex Brazilian();

    [GeneratedRegex(@"(?<![\w.-])(?:\d{8}-[A-HJ-NP-TV-Z]|\d{8}[G-HJ-NP-TV-Z]|[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z])(?![\w-])")]
    private static partial Regex Spanish();

    [GeneratedRegex(@"(?<!\w)[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?<!\w)[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d\d ?\d{3} ?\d{3} ?\d\d(?!\w)")]
    private static partial Regex French();

    [GeneratedRegex(@"(?<![\w-])\d{6}-[1-8]\d{6}(?![\w-])")]
    private static partial Regex Korean();

    [GeneratedRegex(
        @"(?:\bssn|social (?:security|insurance)|steuer(?:liche)?[- ]?(?:id(?:ent\w*)?|nr|nummer)?|\bidnr|\btax[- ]?(?:id|payer|identification|file)?|\btin|\bvat|\bust-?id(?:nr)?|umsatzsteuer\w*|\bnif|\bnie|\bdni|\bcpf|\bcnpj|\biva|\btva|\bpesel|\bnip|\bbsn|burgerservicenummer"
        + @"|\bpassport|pass(?:nummer|-nr)|(?:personal)?ausweis\w*|pasaporte|passeport|passaporte|personnummer|\bcpr|\bhetu|aadhaar|\bpan|national (?:id|insurance|identity)|identity (?:card|number)|\bid card|cédula|cedula|\brut|\bcurp|\brfc|\bsin|\btfn|\bein|\bni number|\bnino"
        + @"|codice fiscale|partita iva|sécurité sociale|(?:sozial)?versicherungsnummer|身份证号?码?|护照号?码?|税号|マイナンバー|個人番号|주민(?:등록)?번호|여권번호|инн|снилс|паспорт|rodné číslo|driver'?s? licen[cs]e|führerschein\w*)(?!\p{Ll})"
        + @"(?:[ -]?(?:id|card|number|no\.?|nr\.?|num\.?|nummer|número|numéro|code|#))?[\s:：=#.-]{0,3}(?:(?:is|ist|lautet|es|est|é|was|是|は) )?((?-i:[A-Z]{1,5}[ -]?)?\d(?:[ ./-]?(?:\d|(?-i:[A-Z]))){6,18})(?![\w])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();
}
