using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Names;

/// <summary>
/// Names of people where the text shows that they are: greetings, thanks, signatures, introductions, roles, titles and forms of
/// address in several languages. How much a place proves decides which words count as a name there.
/// </summary>
internal static partial class PersonNames
{
    private static readonly Stems Farewells = new(
        "regards", "wishes", "yours", "sincerely", "cheers", "grü", "grue", "gruß", "saludo", "atentamente",
        "cordial", "bien à vous", "journée", "abraço", "abs", "atenciosamente", "saluti", "groet", "pozdrawiam",
        "с уважением", "mvh", "vänliga", "mfg", "vg", "lg", "br", "rgds", "bg", "- ", "– ", "— ", "~", "\n-",
        "\n–", "\n/", "thanks", "thank you", "best", "thx", "danke", "gracias", "merci", "obrigad");

    private static readonly Stems Roles = new(
        "colleague", "worker", "mate", "boss", "manager", "supervisor", "lead", "cto", "ceo", "dba", "admin",
        "intern", "friend", "neighbo", "wife", "husband", "son ", "daughter", "brother", "sister", "professor",
        "teacher", "student", "customer", "client", "patient", "employee", "user", "applicant", "candidate",
        "tenant", "contractor", "consultant", "engineer", "developer", "recruiter", "contact", "on-call", "named",
        "called", "kolleg", "chef", "mitarbeiter", "kund", "freund", "ansprech", "nachbar", "namens", "compañer",
        "colega", "jef", "emplead", "llamad", "amig", "collègue", "patron", "ami", "nommé", "funcionári",
        "chamad", "collega", "klant", "kollega", "kolega", "klient", "коллега", "клиент");

    public static void Add(List<Mark> found, string typed, Func<string, bool> isOwnWord)
    {
        if (Called().IsMatch(typed))
        {
            AddWhere(found, typed, Greeted(), word => IsName(word, isOwnWord));
            AddWhere(found, typed, Titled(), static _ => true);
            AddWhere(found, typed, Graded(), word => !IsJob(word) && !isOwnWord(word));
        }

        if (Farewells.AreIn(typed))
        {
            AddWhere(found, typed, Signed(), word => IsName(word, isOwnWord) || GivenNames.IsPossible(word));
        }

        if (Roles.AreIn(typed))
        {
            AddWhere(found, typed, Related(), word => IsName(word, isOwnWord) || GivenNames.IsPossible(word));
        }

        if (GivenNames.AreIn(typed))
        {
            AddWhere(found, typed, Introduced(), GivenNames.IsPossibleIn);
            AddWhere(found, typed, Acting(), GivenNames.IsClearIn);
            AddWhere(found, typed, Owning(), GivenNames.IsClearIn);
            AddFull(found, typed, isOwnWord);
        }

        EastAsianNames.Add(found, typed);
    }

    // A name of a list, in any spelling; or a capital word that is neither ordinary nor the community's own.
    private static bool IsName(string word, Func<string, bool> isOwnWord)
    {
        var first = FirstOf(word);
        if (isOwnWord(first))
        {
            return false;
        }

        return GivenNames.IsClear(first) || (char.IsUpper(first[0]) && (GivenNames.IsPossible(first)
            || (first.Length > 2 && char.IsLower(first[1]) && !first.AsSpan(1).ContainsAnyInRange('A', 'Z') && !OrdinaryWords.Has(first))));
    }

    private static bool IsJob(string word) => OrdinaryWords.Has(word) && !GivenNames.IsPossible(word) && !char.IsUpper(word[^1]);

    private static string FirstOf(string name) => name.IndexOf(' ', StringComparison.Ordinal) is var blank && blank < 0 ? name : name[..blank];

    private static void AddWhere(List<Mark> found, string typed, Regex pattern, Func<string, bool> isName)
    {
        for (var match = pattern.Match(typed); match.Success; match = match.NextMatch())
        {
            var name = match.Groups["name"];
            if (isName(name.Value))
            {
                found.Add(new Mark(MarkKind.PersonName, name.Index, LengthOf(name.Value)));
            }
        }
    }

    // The second word belongs to the name only if it is no ordinary word: "Hi Anna Thanks" is one name.
    private static int LengthOf(string name)
    {
        var blank = name.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && OrdinaryWords.Has(name.AsSpan(blank + 1)) ? blank : name.Length;
    }

    // Given name and family name anywhere in prose.
    private static void AddFull(List<Mark> found, string typed, Func<string, bool> isOwnWord)
    {
        for (var match = Full().Match(typed); match.Success; match = match.NextMatch())
        {
            var (first, last) = (match.Groups["first"].Value, match.Groups["last"].Value);
            if (GivenNames.IsClear(first) && !OrdinaryWords.Has(last) && !isOwnWord(last) && !isOwnWord(first))
            {
                found.Add(new Mark(MarkKind.PersonName, match.Index, match.Length));
            }
        }
    }

    [GeneratedRegex(
        @"\b(?:hi|hey|hello|hallo|dear|thank|thx|ty|cheers|kudos|dank|grac|merci|obrig|graz|hola|bonjour|salut|ol[aá]|oi|ciao|lieber?|moin|servus|guten|good|hej|tack|bedankt|teşekkür|dzięk|cześć|привет|спасибо|здрав|mr|mrs|ms|miss|dr|prof|herr|frau|sr|sra|señor|monsieur|madame|mme|signor|dott|especially|props|credit)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_])(?i:hi|hey|heya|hello|hallo|dear|thanks|thank you|thank u|thx|tks|ty|cheers|kudos to|props to|credits? to|special thanks to|thanks to|danke(?: dir| euch| schön)?|dank dir|vielen dank|gracias(?: a)?|merci(?: beaucoup)?(?: à)?|obrigad[oa](?: ao?)?|grazie|hola|bonjour|salut|olá|oi|ciao|liebe[rs]?|moin|servus|guten (?:morgen|tag|abend)|good (?:morning|afternoon|evening)|hej|tack|bedankt|dziękuję|dzięki|cześć|hei|selam|merhaba|teşekkürler|привет|спасибо|здравствуйте|especially)"
        + @"(?: (?i:again|a lot|so much|very much|both|much|vielmals|mucho|muchas|beaucoup))?[, ] ?(?<name>\p{L}[\p{L}’-]{1,20}(?: \p{Lu}\p{Ll}[\p{L}’-]{1,20})?)(?![\p{L}\p{N}_@]|[.:/]\w|['’]?s? (?:team|community|folks|devs?|developers?|users?|people|support|channel|server|group|world|experts?|maintainers|crew|gang|gurus|contributors|staff|engineers|fam)\b)")]
    private static partial Regex Greeted();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_])(?:Mr|Mrs|Ms|Mx|Herrn?|Frau|Sra|Srta|Señor|Señora|Doña|Monsieur|Madame|Mme|Mlle|Signora?|Fräulein|Senhora?)\.? (?:(?:Dr|Prof)\.? )?(?<name>\p{Lu}[\p{L}’'-]{1,25}(?: (?:von |van |de |der )?\p{Lu}[\p{L}’'-]{1,25})?)(?![\p{L}\p{N}_])")]
    private static partial Regex Titled();

    // Titles that are also words of the trade: "Sr Engineer".
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:Dr|Prof|Sr|Miss|Don|Dona|Dott|Dottor|Sir|Madam)\.? (?<name>\p{Lu}[\p{L}’'-]{1,25}(?: (?:von |van |de |der )?\p{Lu}[\p{L}’'-]{1,25})?)(?![\p{L}\p{N}_])")]
    private static partial Regex Graded();

    // "regards, Tom", "LG Anna", "- Tom" and "Thanks,\nTom" as the last words.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_])(?:(?i:(?:best|kind|warm|many|with)? ?regards|best wishes|yours(?: sincerely| truly)?|sincerely|cheers|(?:viele|liebe|beste|schöne|herzliche|mit freundlichen) gr(?:ü|ue)(?:ß|ss)en?|gr(?:ü|ue)(?:ß|ss)e|gruß|saludos(?: cordiales)?|un saludo|atentamente|cordialement|bien à vous|bonne journée|abraços?|abs|atenciosamente|cordiali saluti|saluti|met vriendelijke groet|groetjes|pozdrawiam|с уважением|mvh|vänliga hälsningar)|MfG|VG|LG|BR|Rgds|Br|Bg)[,.!]?\s{1,3}(?:(?:from|von|de) )?(?<name>\p{L}[\p{L}’-]{1,20}(?: \p{Lu}[\p{L}’.-]{0,20}){0,2})(?=[\s.,!)]*$|\s*\n|[.,!] )"
        + @"|(?:\n|(?<=[.!?] ))(?:[-–—~] ?|/)(?<name>\p{Lu}\p{Ll}[\p{L}’-]{1,20})\s*$|(?i:thanks|thank you|best|cheers|thx|danke|gracias|merci|obrigad[oa])[,!.]?\s{0,2}\n{1,2}\s{0,2}(?<name>\p{Lu}\p{Ll}[\p{L}’-]{1,20}(?: \p{Lu}[\p{L}’.-]{0,20})?)\s*$")]
    private static partial Regex Signed();

    // "my colleague Jens", "customer Max Beispielmann", "our DBA (Petra)".
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_])(?i:colleagues?|co-?worker|team ?mate|boss|manager|supervisor|team ?lead|cto|ceo|dba|admin|intern|friend|neighbou?r|wife|husband|son|daughter|brother|sister|mate|flatmate|professor|teacher|student|customer|client|patient|employee|user|applicant|candidate|tenant|contractor|consultant|engineer|developer|sysadmin|recruiter|contact(?: person)?|on-call|named|called"
        + @"|kolleg(?:e|en|in)|chef(?:in)?|mitarbeiter(?:in)?|kund(?:e|en|in)|freund(?:in)?|ansprechpartner(?:in)?|nachbar(?:in)?|namens|compañer[oa]|colega|jef[ea]|cliente|amig[oa]|emplead[oa]|llamad[oa]|collègue|patronn?e?|client[e]?|ami[e]?|nommée?|chefe|funcionári[oa]|chamad[oa]|collega|klant|kollega|kund|kolega|klient(?:ka)?|коллега|клиент)[:,]? (?:\()?(?:(?i:is|ist|es|est|é|named|called|namens) )?"
        + @"(?<name>\p{Lu}\p{Ll}[\p{L}’-]{1,20}(?: (?:von |van |de |der |da |dos )?\p{Lu}[\p{L}’-]{1,25})?)(?![\p{L}\p{N}_]|[.:/(]\w)")]
    private static partial Regex Related();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_])(?i:i['’]?m|i am|my name is|my name['’]s|name['’]?s|this is|it['’]?s|here is|ich bin(?: der| die)?|ich hei(?:ß|ss)e|mein name ist|hier ist|soy|me llamo|mi nombre es|je suis|je m['’]appelle|mon nom est|sou [oa]|meu nome é|me chamo|sono|mi chiamo|ik ben|ik heet|jag heter|nazywam się|mam na imię|меня зовут|я)"
        + @" (?<name>\p{Lu}\p{Ll}[\p{L}’-]{1,20}(?: \p{Lu}\p{Ll}[\p{L}’-]{1,25})?)(?![\p{L}\p{N}_]|[.:/(]\w)")]
    private static partial Regex Introduced();

    // "ask Anna", "as Jens said", "Maria wrote", "Tom's fix", "call … (Karolina)".
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_])(?i:ask|asked|ping|pinged|cc|tell|told|contact|met|from|by|with|per|as|like|for|@|to|and|&|frag|fragt|von|mit|wie|pregunta a|con|de|para|avec|à|com|especially|see|emailed?|call(?:ed)?|that|because|when|if|so|but|what|where|when|wenn|dass|weil|que|quand|thanks|thank you|sorry|sure|yes|no|ok|right|well|agreed?),? (?<name>\p{Lu}\p{Ll}[\p{L}’-]{1,20})(?= (?:said|says|wrote|writes|mentioned|suggested|pointed|told|asked|explained|posted|linked|did|found|fixed|meinte|sagte|schrieb|hat|dijo|escribió|dit|disse|escreveu)\b|['’]s\b|[.,!?)]|\s*$| (?:and|und|y|et|e) \p{Lu})"
        + @"|(?:^|[.!?\n] ?)(?<name>\p{Lu}\p{Ll}[\p{L}’-]{1,20})(?=,? (?:said|says|wrote|writes|mentioned|suggested|pointed|told|asked|explained|posted|linked|found|fixed|meinte|sagte|schrieb|dijo|escribió|disse|can you|could you|do you|did you|you |kannst du|hast du|puedes|peux-tu|você )|['’]s (?:fix|suggestion|answer|advice|comment|solution|idea|point|question|snippet|script|post|message|link)\b)"
        + @"|(?<=\d )\((?<name>\p{Lu}\p{Ll}[\p{L}’-]{1,20})\)")]
    private static partial Regex Acting();

    // "anna's numbers"
    [GeneratedRegex(@"(?<!\p{L})(?<name>\p{Ll}{3,20})(?=['’]s\b)")]
    private static partial Regex Owning();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_./@`-])(?<first>\p{Lu}\p{Ll}[\p{Ll}’-]{1,18}) (?:\p{Lu}\. |von |van |van der |de |da |dos |del )?(?<last>\p{Lu}\p{Ll}[\p{L}’-]{1,25})(?![\p{L}\p{N}_(]|[./:]\w)")]
    private static partial Regex Full();
}
