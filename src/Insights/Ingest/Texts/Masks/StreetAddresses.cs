using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Street addresses as several countries write them: a street's word, a name and a number, with the town that follows.</summary>
internal static partial class StreetAddresses
{
    private static readonly Stems WesternWords = new(
        "street", " st.", " st,", " st ", "avenue", " ave", "road", " rd", "lane", " ln", "drive", " dr.", " dr,",
        " dr ", "boulevard", "blvd", "court", " ct", "square", " sq", "place", " pl.", "pl. ", "terrace",
        "parkway", "pkwy", "highway", "hwy", "circle", "crescent", "close", "mews", " way", "straße", "strasse",
        "str.", "gasse", "allee", "platz", "weg", "damm", "ufer", "chaussee", "promenade", "straat", "laan",
        "gracht", "plein", "kade", "dijk", "gatan", "vägen", "veien", "vej", "katu", "rue ", "av. ", "bd ",
        "bd. ", "chemin", "allée", "impasse", "quai", "cours ", "route ", "passage", "faubourg", "calle", "c/",
        "avenida", "avda", "paseo", "plaza", "carrera", "ronda", "carretera", "rua ", "r. ", "travessa", "praça",
        "alameda", "largo", "rodovia", "estrada", "viale", "piazza", "corso", "vicolo", "via ", "ul.", "al.",
        "os.", "ул.", "улица", "пр.", "проспект", "пр-т", "пер.", "переулок", "наб.", "шоссе");

    public static void Add(List<Mark> found, string typed)
    {
        if (!typed.AsSpan().ContainsAnyInRange('0', '9') && !typed.Contains('号', StringComparison.Ordinal))
        {
            return;
        }

        if (WesternWords.AreIn(typed))
        {
            Matches.Add(found, MarkKind.StreetAddress, English(), typed);
            Matches.Add(found, MarkKind.StreetAddress, German(), typed);
            Matches.Add(found, MarkKind.StreetAddress, French(), typed);
            Matches.Add(found, MarkKind.StreetAddress, Iberian(), typed);
            Matches.Add(found, MarkKind.StreetAddress, Other(), typed);
        }

        Matches.Add(found, MarkKind.StreetAddress, Asian(), typed);
        Matches.Add(found, MarkKind.StreetAddress, BoxesAndTowns(), typed);
    }

    // Not "2 TB Drive": a unit or a kind of disk before the street's word is no street's name.
    [GeneratedRegex(
        @"(?<![\w.,:/-])\d{1,5}[A-Za-z]?,? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?(?!(?:[KMGT]i?B|NVMe|SSD|HDD|USB|Hard|Flash|Disk|Google|One|Click|Core|Node)\b)(?:[A-Z][a-z'’.-]{1,20} |\d{1,3}(?:st|nd|rd|th) ){1,3}(?<!(?:GB|TB|Hard|Flash|Disk|Node) )"
        + @"(?:Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Lane|Ln\b\.?|Drive|Dr\b\.?|Boulevard|Blvd\b\.?|Court|Ct\b\.?|Square|Sq\b\.?|Place|Pl\b\.?|Terrace|Parkway|Pkwy\b\.?|Highway|Hwy\b\.?|Circle|Crescent|Close|Mews|Way)(?![\w-])"
        + @"(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Floor|Flat|#)\.? ?\w{1,6})?(?:, ?[A-Z][\p{L} .'-]{1,30}){0,2}(?:,? [A-Z]{2})?(?:,? (?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}))?")]
    private static partial Regex English();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_/.-])(?:\p{Lu}[\p{L}-]{0,30}[ -]){0,3}(?!(?:Speicher|Arbeits|Steck|Park|Fest|Stell|Um|Aus|Lösungs|Rück|Daten|Dateisystem|Kommunikations|Sende|Upgrade|Update|Migrations)(?:weg|platz))\p{Lu}?[\p{L}-]{0,30}?(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|gasse|allee|Allee|platz|weg|damm|ufer|chaussee|promenade|straat|laan|gracht|plein|kade|dijk|gatan|vägen|veien|vej|katu)"
        + @" \d{1,4} ?[a-hA-H]?(?![\p{L}\p{N}_%]|[.:]\d| ?(?:[KMGT]i?B|Prozent|%))(?:,? (?:D-|A-|CH-|NL-)?\d{4,5}(?: ?[A-Z]{2})? \p{Lu}[\p{L}-]{1,30})?")]
    private static partial Regex German();

    [GeneratedRegex(
        @"(?<![\w.,:/-])\d{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|av\.|boulevard|bd\.?|chemin|allée|impasse|quai|cours|route|square|passage|faubourg|place) (?:(?:de|du|des|de la|de l['’]|la|le|les) ?|d['’]){0,2}\p{Lu}[\p{L}'’-]{1,30}(?: (?:(?:de|du|des|la|le|et) )?\p{Lu}[\p{L}'’-]{1,30}){0,3}(?:,? \d{5} \p{Lu}[\p{L}-]{1,30})?",
        RegexOptions.None)]
    private static partial Regex French();

    [GeneratedRegex(
        @"(?<![\w/])(?:[Cc]alle|C/|[Aa]venida|Avda\.?|Av\.|Paseo|Plaza|Carrera|Ronda|Carretera|[Rr]ua|R\.|Travessa|Praça|Alameda|Largo|Rodovia|Estrada|Viale|Piazza|Corso|Vicolo|Via(?= \p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})?,? \d{1,3}(?:\s|$|,)))"
        + @" ?(?:(?:de|del|de la|de los|da|do|dos|das|della|dei) ){0,2}\p{Lu}[\p{L}'’.-]{1,30}(?: (?:(?:de|del|da|do|dos|das|e|y|la) ){0,2}\p{Lu}[\p{L}'’.-]{1,30}){0,4},? ?(?:n[º°.o]{1,2} ?|núm\. ?|número )?\d{1,5}(?![\w%]|[.:]\d)(?:,? ?(?:apto\.?|piso|\d{1,2}[ºª°]) ?\w{0,4})?(?:,? \d{4,5}(?:-\d{3})? \p{Lu}[\p{L}-]{1,30})?")]
    private static partial Regex Iberian();

    [GeneratedRegex(
        @"(?<![\w])(?:ul\.|al\.|os\.|pl\.) ?\p{Lu}[\p{L}-]{1,30}(?: \p{L}[\p{L}-]{1,30}){0,3} \d{1,4}[a-zA-Z]?(?:/\d{1,4})?(?![\w]|\.\d)(?:,? \d{2}-\d{3} \p{Lu}[\p{L}-]{1,30})?|(?<!\w)(?:ул\.|улица|пр\.|проспект|пр-т|пер\.|переулок|наб\.|шоссе) ?\p{Lu}[\p{L}-]{1,30}(?: \p{L}[\p{L}-]{1,30}){0,3},? (?:д\. ?|дом )?\d{1,4}(?:,? (?:кв\.|квартира|корп\.) ?\d{1,4}){0,2}")]
    private static partial Regex Other();

    [GeneratedRegex(
        @"[\u4e00-\u9fff]{2,12}?(?:路|街|大道|巷|胡同)\s?\d{1,5}(?:号|號|弄)(?:[\u4e00-\u9fff\dA-Z]{0,12}(?:室|楼|层|单元|栋))?|〒\s?\d{3}-\d{4}(?:\s?[\u4e00-\u9fff][^\s、。]{2,30})?|(?:東京都|北海道|(?:京都|大阪)府|[\u4e00-\u9fff]{2,3}県)[^\s、。\d]{1,12}[市区町村][^\s、。]{0,15}?\d{1,4}(?:[-−－丁番号目]{1,2}\d{0,4}){0,3}"
        + @"|[가-힣]{1,10}(?:특별시|광역시|시|도) [가-힣]{1,8}(?:구|군|시) [가-힣0-9]{1,12}(?:로|길) ?\d{1,4}(?:번길 ?\d{1,4})?")]
    private static partial Regex Asian();

    [GeneratedRegex(@"\bP\.? ?O\.? Box \d{1,6}\b|\bPostfach \d[\d ]{1,8}\d\b|(?<![\w])[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?(?!\w)")]
    private static partial Regex BoxesAndTowns();
}
