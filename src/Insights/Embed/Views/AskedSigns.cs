using System.Text.RegularExpressions;
using Insights.Ingest;

namespace Insights.Embed.Views;

/// <summary>
/// Tells whether somebody asks something that others could answer. Only clear cases are turned away, since a question
/// that is taken for
/// small talk never reaches the FAQ, while small talk that is taken for a question finds no like.
/// </summary>
internal static partial class AskedSigns
{
    // Texts are some thousand letters at most; the limit only keeps a fault from hanging a run.
    private const int Timeout = 10_000;

    // Who tells that much and is answered tells of something that goes wrong, whatever words are used.
    private const int ShortestAccount = 200;

    /// <param name="title">The thread's title as prose; empty where there is none.</param>
    /// <param name="opening">What the asker said before anybody else spoke, as prose.</param>
    public static bool IsQuestion(Conversation conversation, string title, IReadOnlyList<string> opening, bool isAnswered)
    {
        var first = conversation.Messages.FirstOrDefault(message => message.Kind is not (MessageKind.Notice or MessageKind.ThreadStarter));
        var text = string.Join('\n', opening.Prepend(title));
        if (first is null || first.IsBot || first.AddressesMachine || text.Trim().Length == 0)
        {
            return false;
        }

        if (IsNotice(text))
        {
            return false;
        }

        return Asks(text) || ReportsTrouble(text) || (isAnswered && (ShowsTrouble(first) || text.Length >= ShortestAccount));
    }

    /// <summary>A sentence that asks, or that says what somebody wants to know or do.</summary>
    public static bool Asks(string text) =>
        QuestionMark().IsMatch(text) || EnglishAsk().IsMatch(text) || OtherAsk().IsMatch(text);

    private static bool ReportsTrouble(string text) => Trouble().IsMatch(text);

    // The asker lets a log speak.
    private static bool ShowsTrouble(Message first) => Trouble().IsMatch(ViewText.AllWords(first.Text));

    private static bool IsNotice(string text) => Notice().IsMatch(text);

    // A mark that ends a sentence, not one inside a link or a smiley.
    [GeneratedRegex(@"[\p{L}\p{N})\]""'`»”’*_ ][?？؟](\s|$|[!?)*_""”])|[？؟]|¿|;\s*$", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex QuestionMark();

    [GeneratedRegex(
        @"\b(how (do|does|can|could|to|should|much|many|big|long|often|is|are|would)|what('s| is| are| does"
        + @"| do| would| happens| should)"
        + @"|why (is|are|does|do|did|was|would|can't|cant|doesn't)|where (is|are|do|does|can|to)"
        + @"|which (\w+ )+(is|are|do|does|should|to|for|can)"
        + @"|when (should|will|does|is)|is (there|it|this|that) (a|any|an|possible|safe|ok|normal|still|known|better)"
        + @"|(can|could|should|do|does|may|must) (i|we|you|one|anyone|somebody|someone|anybody)\b|does (anyone"
        + @"|anybody|somebody|someone|it|this)"
        + @"|has (anyone|anybody|somebody|someone)|(any|some) (idea|ideas|hint|hints|advice|suggestion"
        + @"|suggestions|pointers|tips|way|workaround|news|recommendation)"
        + @"|(need|want|looking for|appreciate|please|pls|plz) (some |any |your )?(help|advice|hint|guidance)"
        + @"|help (me|us|please|pls|needed|wanted|with)"
        + @"|(i|we) (don't|dont|do not|can't|cant|cannot|could not|couldn't) (know|understand|find|figure|get"
        + @"|see|connect|make|tell)"
        + @"|(i|we)('m| am|'re| are) (trying|stuck|confused|lost|wondering|unsure|not sure|struggling|looking)"
        + @"|wondering (if|whether|how|why|what)|not sure (if|how|why|what|which|whether)"
        + @"|i (want|would like|need) to|we (want|would like|need) to|what am i|who (knows|has|can))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex EnglishAsk();

    [GeneratedRegex(
        @"(^|[\s,.!(])(wie (kann|mache|geht|groß|viel|lange|bekomme|muss|soll)|warum|wieso|weshalb|wo (ist"
        + @"|sind|finde|liegt)|kann (man|ich|jemand)|muss (man|ich)|hat jemand|weiß jemand|gibt es"
        + @"|cómo|como (faço|posso|fazer|hago|puedo|configurar)|por ?qu[ée]|porque não|cuál|cuánt|dónde|alguien"
        + @"|puedo|se puede|alguém|qual |quanto|onde|posso|existe alguma"
        + @"|comment (faire|puis|peut|on)|pourquoi|combien|quel(le)?s? (est|sont)|où (est|sont|trouver)|peut-on"
        + @"|est-ce que|quelqu'un"
        + @"|come (posso|si|faccio|fare)|perché|quanto|qualcuno|как |почему|зачем|где |кто[- ]нибудь|можно ли"
        + @"|сколько|подскажите|помогите|jak |dlaczego|gdzie |czy |nasıl|neden|hoe (kan|moet|maak)|waarom)"
        + @"|怎么|怎麼|如何|为什么|為什麼|什么|什麼|吗|嗎|呢|哪个|哪個|哪里|多少|能否|是否|可以.{0,12}[吗嗎]|请问|請問|求助|请教"
        + @"|どう|どの|なぜ|でしょうか|ですか|ますか|教えて|どちら|いくら|できません|ください|어떻게|왜 |무엇|뭐|인가요|나요|까요|는지|알려|어디|얼마|있을까|가능한|도와|ไหม"
        + @"|อย่างไร|ทำไม",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex OtherAsk();

    [GeneratedRegex(
        @"\b(error|errors|exception|traceback|fails|failed|failing|failure|crash(es|ed|ing)?|panic|segfault"
        + @"|sig(segv|ill|kill|abrt)|oom(killed)?|timeout|timed out|time out|refused|denied|forbidden"
        + @"|unauthorized"
        + @"|doesn't|doesnt|does not|don't|didn't|isn't|won't|not (work|working|start|starting|found|loaded"
        + @"|responding|supported|possible|available|returned|able)|no longer|cannot|can't|cant|unable|stuck"
        + @"|hangs?|hanging|freez\w+"
        + @"|broken|breaks|wrong|missing|disappear\w*|gone|lost|empty|slow(er)?|leak\w*|corrupt\w*|duplicat\w+"
        + @"|unexpected\w*|weird|strange|problem|issue|trouble|bug|stops?|stopped|dies|died|keeps? \w+ing|never"
        + @"|stuck|too (slow|big|large|long|many|much)|help)\b"
        + @"|fehler|geht nicht|funktioniert nicht|startet nicht|klappt nicht|no funciona|falla|error"
        + @"|não funciona|erro |ne (marche|fonctionne) pas|erreur|non funziona|errore|не работает|ошибка|не могу"
        + @"|nie działa|błąd|çalışmıyor|hata |werkt niet"
        + @"|报错|錯誤|错误|失败|失敗|无法|無法|不能|不行|出错|問題|问题|エラー|できない|動かない|失敗|오류|에러|안 ?됩니다|안돼|안 되|실패",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Trouble();

    // Posts that want readers, not answers: jobs, events, releases, gifts, showpieces, thanks.
    [GeneratedRegex(
        @"^\W*(we('re| are) hiring|\[?(hiring|job|for hire|sponsored)\b|stellenangebot)|\b(no agencies"
        + @"|send (me |us )?your (cv|resume)|cv to)\b"
        + @"|\b(airdrop|giveaway|free (gift|nitro|tokens?|money)|claim (your|now)|limited time offer"
        + @"|dm me to (earn|invest))\b"
        + @"|\b(is|are) (out|live|available|released)( now)?\s*[!🎉🚀]|\bhas been released\b|^\W*(release|released"
        + @"|announcing|announcement)\b|\bhappy to announce|proud to (announce|present)|we just (released"
        + @"|launched|shipped)"
        + @"|\b(slots?|registration|booking|sign-?up|rsvp)\b.{0,40}\b(open|opens)\b|\b(meetup|webinar"
        + @"|office hours|hackathon|workshop|conference|hacktoberfest)\b.{0,60}\b(join|who is coming|see you"
        + @"|register|open|next week|tomorrow|tonight|january|february|march|april|may|june|july|august"
        + @"|september|october|november|december)\b"
        + @"|\b(user )?survey\b.{0,40}\bminutes\b|^\W*(hi|hello|hey|hola|hallo|bonjour|olá"
        + @"|ciao)\b[^?]{0,20}\b(from|desde|aus|de|da)\b[^?]*$|^\W*(just )?(wanted|want) to say (thanks"
        + @"|thank you)|^\W*(thanks|thank you|thx)\b[^?]*$"
        + @"|^\W*(i|we) (built|made|wrote|published|created)\b|^\W*(show(case| off|ing)?|demo)\b|\bhot take\b"
        + @"|\[?off-?topic\]?|^\W*test\W*$|^\W*feedback (wanted|welcome)\b|\bpost pics\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Notice();
}
