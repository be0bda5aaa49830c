using System.Text.RegularExpressions;

namespace Insights.Draft.Reading;

/// <summary>
/// What people say around an answer, in the eight languages most seen on technical servers: thanks, "it works", "that
/// is wrong", hedges, corrections of old advice. Plain patterns, since what follows a message tells more of it than
/// its own words.
/// </summary>
internal static partial class Cues
{
    public static bool Confirms(string text) => ConfirmsPattern().IsMatch(text) && !FailedPattern().IsMatch(text);

    public static bool Thanks(string text) => ThanksPattern().IsMatch(text);

    public static bool SaysItFailed(string text) => FailedPattern().IsMatch(text);

    public static bool Contradicts(string text) => ContradictsPattern().IsMatch(text);

    public static bool TakesBack(string text) => TakesBackPattern().IsMatch(text);

    public static bool Hedges(string text) => HedgesPattern().IsMatch(text);

    public static bool Updates(string text) => UpdatesPattern().IsMatch(text);

    /// <summary>Says outright that what stands above was right once.</summary>
    public static bool Outdates(string text) => OutdatesPattern().IsMatch(text);

    public static bool IsLimitedToOldVersion(string text) => OldVersionPattern().IsMatch(text);

    public static bool IsChatter(string text) => ChatterPattern().IsMatch(text);

    public static bool IsAnecdote(string text) => AnecdotePattern().IsMatch(text);

    /// <summary>The message solves its writer's own problem and says so.</summary>
    public static bool SolvesOwn(string text) => SolvesOwnPattern().IsMatch(text);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(thanks|thank you|thx|ty|tysm|cheers|danke|dankesch[öo]n|vielen dank|gracias|obrigad[oa]"
        + @"|valeu|merci|grazie)\b"
        + @"|谢谢|感谢|多谢|ありがとう|助かりま|감사|고맙",
        Options)]
    private static partial Regex ThanksPattern();

    [GeneratedRegex(
        @"\b(works?( now| fine| again| like a charm)?|worked|working now|solved|fixed|that was it"
        + @"|that did it|did it|did the trick|you were right"
        + @"|(that|this|it) (helped|helps)|makes sense|that (explains|settles)|settled|perfect|exactly what"
        + @"|got it|all (good|green|set)|is (green|up|back|gone)"
        + @"|problem (is )?gone|no more \w+|much better|confirmed?|can confirm|same here[, ].*(helped|fixed|worked)"
        + @"|funktioniert( jetzt)?|klappt|geht jetzt|l[äa]uft( jetzt| wieder)?|gel[öo]st|perfekt|funciona"
        + @"|funcion[óo]|resuelto|solucionado|perfecto|resolvido|funcionou|deu certo|perfeito"
        + @"|[çc]a marche|r[ée]solu|parfait)\b|解决了|成功|可以了|搞定|好了|明白了|できました|動きました|解決|直りました|됐습니다|되네요|해결|됩니다!",
        Options)]
    private static partial Regex ConfirmsPattern();

    [GeneratedRegex(
        @"\b((did ?n[o']?t|does ?n[o']?t|do ?n[o']?t|wo ?n[o']?t|not|never) (work|help|change|fix|start"
        + @"|do|make a difference)\w*|no (effect|luck|difference|change)|made no difference"
        + @"|still (the same|not|fails?|failing|get|getting|happens|broken|no|nothing|empty|slow|there|see)"
        + @"|same (error|problem|result|thing|issue)|tried (that|this|it|already)|already tried"
        + @"|(even )?worse( now)?"
        + @"|as I (wrote|said)|AttributeError|has no attribute|no such (option|command|function|setting"
        + @"|flag)|unknown (option|command|flag|key)"
        + @"|bringt nichts|hat nicht|geht nicht|funktioniert nicht|klappt nicht|immer noch|no funciona"
        + @"|no me funcion\w*|sigue (igual|fallando|sin)|n[ãa]o funcion\w*|continua (igual|o erro)"
        + @"|[çc]a ne (marche|fonctionne) pas|toujours (pas|la m[êe]me))\b|还是不行|不行|没用|仍然|依然|だめでした|ダメでした"
        + @"|変わりません|できませんでした|안 ?됩니다|안 ?돼요|안 ?되네요|그대로",
        Options)]
    private static partial Regex FailedPattern();

    [GeneratedRegex(
        @"^\W{0,3}(no+|nope|nah|wrong|careful|please don'?t|don'?t|not (quite|true|right|really"
        + @"|a good idea)|nein|falsch|stimmt nicht|vorsicht|no es|n[ãa]o [ée]|non|faux|incorrect)\b"
        + @"|\b(that|this|it|which)('s| is| was|s)? (not (true|right|correct|quite|how|needed|necessary"
        + @"|a good idea)|wrong|incorrect|false|outdated|obsolete|dangerous|nonsense|a myth|bad advice"
        + @"|the old)"
        + @"|\bis(n'?t| not) (true|right|correct|needed|necessary)|\b(wrong|bad|dangerous|outdated"
        + @"|old) (advice|info|information|answer|lead)|\bmade (this|that|it) up|\b(please )?(don'?t|do not"
        + @"|never) do (that|this|it)\b"
        + @"|\bI don'?t think (that|so|it)|\bI disagree|\bthere('s| is) no (such|\w+_\w+)|\bdoes(n'?t"
        + @"| not) exist|\bthat('s| is) (not|no longer)|\bno longer (true|needed|right|correct|valid)"
        + @"|\bnot any ?more\b"
        + @"|\bthat would (delete|destroy|lose|break|wipe)|\bor you (lose|will lose)|\bthe bot (made"
        + @"|is wrong|invented)|\bhallucinat"
        + @"|\bdas (stimmt nicht|ist falsch|ist nicht)|\beso no es|\bno es (cierto|as[íi])|\bisso n[ãa]o"
        + @"|\bc'est faux|不对|不是这样|错了|别这样|违う|間違|正しくない|그렇지 않|아닙니다|틀렸",
        Options)]
    private static partial Regex ContradictsPattern();

    [GeneratedRegex(
        @"\b(sorry for the (wrong|bad|confusion|misleading)|my (bad|mistake|fault)|I (mixed|confused"
        + @"|misread|was wrong|stand corrected|take (it|that) back|mis-?remembered)|I was (thinking"
        + @"|talking) of|mea culpa"
        + @"|fair( enough| point)?,|TIL\b|good to know|didn'?t know (that)?|should have (tried|checked"
        + @"|tested|read)|ignore (my|what I)|scratch that|strike that|oops|mein fehler|perd[óo]n"
        + @"|desculpa)\b|我记错了|抱歉.*错|勘違い|제가 착각",
        Options)]
    private static partial Regex TakesBackPattern();

    [GeneratedRegex(
        @"\b(maybe|perhaps|I (think|guess|believe|suppose)|not (100 ?%|completely|totally|entirely )?sure"
        + @"|no idea|IIRC|AFAIK|afaict|dunno|could be|might be|may be|sounds like|probably|presumably"
        + @"|I'?d guess|just a guess|guessing"
        + @"|somebody (told|said)|I (heard|read) (that|somewhere)|haven'?t (tried|tested)|never (tried"
        + @"|tested)|vielleicht|glaube|vermutlich|creo que|quiz[áa]s?|tal vez|acho que|talvez|peut-?[êe]tre"
        + @"|je crois)\b|可能|也许|大概|好像|たぶん|かもしれ|아마",
        Options)]
    private static partial Regex HedgesPattern();

    [GeneratedRegex(
        @"\b(update\b|for (people|anyone|those|others) (finding|reading|who find)|(is|are) the old (one"
        + @"|way)|since (v|version )?\d+\.\d+|from (v|version )?\d+\.\d+ on|as of (v|version )?\d+|(new"
        + @"|changed|fixed|added|available|possible) (in|since|with|from) (v|version )?\d+|no longer (true"
        + @"|needed|valid|supported)"
        + @"|this (answer|thread|advice) is (old|outdated)|in the meantime|meanwhile|by now|nowadays"
        + @"|these days|inzwischen|ab (v|version )?\d+\.\d+|desde (la )?(v|versi[óo]n )?\d+\.\d+"
        + @"|a partir d[ea] (v|vers[ãa]o )?\d+|depuis (la )?(v|version )?\d+)|更新|现在.*(支持|可以)|\d 以后|\d 开始"
        + @"|から(は)?対応|부터",
        Options)]
    private static partial Regex UpdatesPattern();

    [GeneratedRegex(
        @"^\W{0,3}(update|correction|edit)\b|\bfor (people|anyone|those|others) (finding|reading|who find)"
        + @"|\b(is|are) the old (one|way)\b|\bno longer (true|needed|valid)\b"
        + @"|\bthis (answer|thread|advice) is (old|outdated)\b|^更新|^nachtrag\b|^actualizaci[óo]n\b",
        Options)]
    private static partial Regex OutdatesPattern();

    [GeneratedRegex(
        @"\bin (v|version )?\d+\.\d+(\.\d+|\.x)?,? (there is no|it('s| is) (not|only)|only|you can'?t"
        + @"|that is|that'?s|this is)|\bis planned\b|\bplanned for\b|\bon the roadmap|\bcoming (in|with"
        + @"|soon)\b|\bwill (come|be (added|supported|fixed|in))\b|\bnot yet\b|\bfor now\b|\bas of (today"
        + @"|now)\b|\bcurrently\b|\btoday there\b|\bdoes(n'?t| not) support .{0,40}yet|目前|暂时|現時点|今のところ|현재",
        Options)]
    private static partial Regex OldVersionPattern();

    [GeneratedRegex(
        @"\b(lol|lmao|rofl|haha\w*|hehe|:D|welcome|congrats|congratulations|nice one|same here|following"
        + @"|bump|\+1|any (news|update|luck)|did you (find|solve|fix)|me too|classic|pity"
        + @"|open(ed)? a (new )?(thread|issue|ticket)|good luck|you'?re welcome|no problem|np|gern|de nada"
        + @"|gl[üu]ckwunsch)\b|哈哈|不客气|どういたしまして|ㅋㅋ|ㅎㅎ$",
        Options)]
    private static partial Regex ChatterPattern();

    [GeneratedRegex(
        @"\b(had (this|that) once|I used (it|this|that) (last|once|some)|worked for me (last|once)|we (do"
        + @"|did) that|works on my (machine|laptop)|somehow|once upon|last year)\b",
        Options)]
    private static partial Regex AnecdotePattern();

    [GeneratedRegex(
        @"\b(solved it myself|answering myself|(found|figured) (it|the (cause|reason|problem|solution"
        + @"|culprit)|out)|for whoever|for the record|in case (someone|somebody|anyone)|self-?solved"
        + @"|selbst gel[öo]st|lo (resolv[íi]|solucion[ée])|resolvi)\b|自己解决|自己解決|혼자 해결",
        Options)]
    private static partial Regex SolvesOwnPattern();
}
