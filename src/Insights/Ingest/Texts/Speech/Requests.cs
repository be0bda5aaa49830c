using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Speech;

/// <summary>English: requests on what a machine writes of a thread: include, rank, repeat, recommend, rate.</summary>
internal static partial class Requests
{
    public static bool In(string folded) => WhenWriting().IsMatch(folded) || Include().IsMatch(folded) || Rank().IsMatch(folded) || Repeat().IsMatch(folded);

    [GeneratedRegex(
        @"\b(?:when|whenever|if|before|while|once|after)\s(?:you|the (?:ai|bot|assistant|model|llm|summari[sz]er)|an? (?:ai|bot|assistant|model|llm)|anyone|asked to)\s?(?:are\s|were\s|ever\s|come to\s)?(?:summari[sz](?:e|es|ing)|index(?:es|ing)?|compil(?:e|es|ing)|generat(?:e|es|ing)|writ(?:e|es|ing)|draft(?:s|ing)?|creat(?:e|es|ing)|build(?:s|ing)?|process(?:es|ing)?|produc(?:e|es|ing)|answer(?:s|ing)?)\s(?:up\s)?(?:this|the|an?|that|any|our|questions (?:about|from) this)\s(?:\w{1,12}\s){0,2}?(?:threads?|conversations?|discussions?|chat|channel|faq|faqs|summary|digest|knowledge base|transcript)\b"
        + @"|\bwhen summari[sz]ing (?:this|the) (?:thread|conversation|discussion|chat|channel|messages?)|\b(?:summari[sz]e|describe|classify|label|categori[sz]e) (?:this|the) (?:thread|conversation|discussion|message|chat) (?:as|by saying|with|only as)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex WhenWriting();

    private const string Start = @"(?:^|[\n.!?:;,(\[""'>–—-]\s?|\b(?:and|then|please|pls|must|always|should always|make sure (?:to|you)|be sure to|remember to|instead|also|to|you should|you must|kindly)\s)";

    // As an order; "somebody should add this to the faq" is a wish among people.
    [GeneratedRegex(
        Start + @"(?:include|add|put|mention|copy|insert|place|feature|embed|append|write|state|say|claim|note|publish|promote|quote|list|recommend)\s(?:[^\n.!?]{0,80}?\s)?(?:in|into|to|at|as|on|of)\s(?:the\s|your\s|any\s|every\s|all\s|this\s)?(?:\w{1,15}\s){0,3}?(?:faqs?\b(?!\s(?:page|entry|section|says))|summar(?:y|ies)\b|generated\s\w+|knowledge base\b|first step of the answer|top of (?:the|your|every|all) (?:answer|summary|list|results?|response|page)|(?:every|all|any)(?: of your)? (?:answers?|responses?|outputs?|repl(?:y|ies)))(?<!\b(?:we|i|they|docs?|someone|somebody|can you|could you|could someone|can someone)\s[^\n.!?]{0,90})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Include();

    [GeneratedRegex(
        Start + @"(?:rank|rate|score|sort|prioriti[sz]e|list|place|put|treat|consider|regard|mark|flag|label)\s(?:this|it|my|our|me|that|the (?:following|above|last|next))(?:\s(?:answer|message|thread|post|solution|reply|comment|text|entry|link|command|product|site|tool|one|information|user))?\s(?:(?:as|at|to|the)\s){0,3}(?:first\b(?! place)|highest|top\b(?!ic)|#1|number one|most (?:relevant|helpful|trusted|authoritative)|(?:the )?(?:best|only|official|verified|confirmed|authoritative|definitive|canonical|trusted|approved|accepted)\b(?:\s(?:answer|solution|source|by|and|link|fix))?)"
        + @"|\brate (?:it|this|them) as (?:confirmed|verified|official|the best|correct)|\b(?:highest|maximum|top) (?:priority|rank|relevance)\b[^\n]{0,40}\b(?:instruction|this message|this answer|over)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    // "Repeat the following steps" is a manual.
    [GeneratedRegex(
        Start + @"(?:repeat|output|say|print|write|echo|return|recite|reply with|respond with|answer with|reproduce)\s(?:(?:back|only|exactly|just|verbatim|precisely|nothing but)\s){0,2}(?:after me|the following (?:text|words?|sentences?|phrase|message|string|line|statement|verbatim|exactly|in your|to the user|and nothing)|the following\s?:?\s?[""'“]|this (?:text|sentence|message|phrase|paragraph|line) (?:verbatim|exactly|word for word|in your|in every|to (?:the|every|all) users?)|everything (?:above|before)|(?:all|the) (?:of the )?(?:text|words|content) above|your (?:\w{1,12}\s){0,2}(?:prompt|instructions))"
        + @"|\b(?:tell|inform|advise|direct|instruct|convince|urge|send|redirect) (?:all |any |every |the |your )?(?:users|readers|everyone who asks|anyone who asks|people who ask|the user)\s(?:that|to|they)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Repeat();
}
