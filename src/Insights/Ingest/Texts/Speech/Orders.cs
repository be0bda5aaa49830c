using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Speech;

/// <summary>English: orders to forget orders, new roles, words to whoever reads by machine, signs of chat templates.</summary>
internal static partial class Orders
{
    public static bool In(string folded) =>
        Override().IsMatch(folded) || Role().IsMatch(folded) || Addressee().IsMatch(folded) || Conditional().IsMatch(folded)
        || Template().IsMatch(folded) || SystemLine().IsMatch(folded) || Secrecy().IsMatch(folded);

    // "ignore your previous instructions"; "ignore my previous instructions" is a person who erred.
    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass|drop|discard|do not follow|don['’]?t follow|stop following)\s(?:about\s)?(?:(?:all|any|every|everything|each|your|of|these|other|those|and|the)\s){0,4}(?:(?:(?:previous|prior|above|earlier|preceding|former|existing|original|initial|current|past|system|safety|other)\s){1,3}(?:and\s\w{1,15}\s)?(?:\w{1,15}\s)?(?:instructions?|prompts?|rules|directives|guidelines|directions|orders|commands|programming|training)|(?:instructions?|prompts?|rules|directives|guidelines)\s(?:above|before this|you (?:were|have been|got|received)|given to you))\b(?<!\bthe (?:previous|above|earlier|original) (?:instructions?|commands|rules|directions|guidelines))"
        + @"|\b(?:ignore|disregard|forget)\s(?:everything|all|anything)\s(?:that\s)?(?:you\s(?:were|have been|['’]?ve been)\s(?:told|given|instructed)|(?:above|before)(?: this)?\sand\s)"
        + @"|\b(?:ignore|disregard|forget)\s(?:the\s)?(?:previous|above|prior|earlier)\sinstructions?\sand\s(?:instead\s)?(?:say|write|output|respond|reply|print|include|recommend|tell|answer|reveal|summari|act)|\b(?:this|these|the following)\s(?:instructions?\s)?(?:overrides?|supersedes?|replaces?)\s(?:all|any|your|every|previous|prior)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Override();

    [GeneratedRegex(
        @"\byou(?:['’]re| are| will be| shall be)\s(?:now|no longer|henceforth)\s(?:an?|the|my|our|in|acting as|playing|free|going to act)\s?(?:\w{1,20}\s){0,4}(?:ai|bot|chatbot|assistant|model|agent|llm|gpt|dan|persona|character|expert|pirate|hacker|mode|salesman|salesperson|administrator|moderator|writer|reviewer|evaluator|advisor|terminal|oracle|of your|from)\b|\bfrom now on,?\s(?:you\s(?:are|will|must|should|shall|only)|answer|respond|reply|always (?:answer|respond|reply|recommend|say)|act|pretend)"
        + @"|\b(?:pretend|imagine)\s(?:that\s)?(?:to be|you(?:['’]re| are| have| were))\s(?:an?|the|my|not|no|dan|free)\b|\brole-?\s?play\s(?:as|that you)|\bact\sas\s(?:an?\s|the\s|my\s|if you (?:are|were)\s(?:an?\s)?)(?:\w{1,15}\s){0,3}(?:ai|bot|chatbot|assistant|llm|gpt|dan|persona|language model|human|pirate|grandmother|evil|unrestricted|jailbroken)|\b(?:enter|enable|activate|switch to|you are in)\s(?:developer|dan|god|jailbreak|unrestricted|sudo|admin(?:istrator)?)\smode|\bdo anything now\b|\bjailbreak(?:ed)?\b.{0,40}\b(?:you|mode|prompt)"
        + @"|\byour\s(?:new|real|true|actual|updated|only|next)\s(?:task|instructions?|goal|purpose|role|objective|job|directive|mission|system prompt)s?\s(?:is|are|:)|\bnew\s(?:system\s)?(?:instructions?|directives?|prompt)\s?:|\bas an ai (?:language )?(?:model|assistant)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    private const string Machine =
        @"(?:ai|a\.i\.|llms?|gpt(?:-?\d\w*)?|chatgpt|claude|gemini|copilot|(?:large )?language models?|(?:ai|chat|faq|search|summary|support|documentation|docs?|answering|reading|indexing|automated|automatic|virtual) ?-?(?:bots?|assistants?|agents?|models?|systems?|tools?|readers?|writers?|generators?|builders?|pipelines?|parsers?|overviews?)|assistants?|bots?|chatbots?|summari[sz]ers?|crawlers?|indexers?|scrapers?|agents?|models?|machines?|rag (?:systems?|pipelines?))";

    // "Note to any AI reading this", "Attention assistant:", "if you are a bot".
    [GeneratedRegex(
        @"(?:^|[\n.!?:;(\[<>""'{#\-–—]\s?|\W{2})(?:(?:important|urgent|special|hidden|secret|system|short|quick|additional|private)\s)?(?:notes?|message|attention|instructions?|notice|reminder|directive|info|information|memo|word|warning|hint|request|order|prompt)\s?(?:to|for|:)\s(?:\w{1,10}\s){0,2}?(?:(?:any|all|the|every|each|our|whatever|whichever|future|other|automated)\s){0,3}" + Machine + @"(?:\s(?:and|or|/)\s(?:\w{1,15}\s)?" + Machine + @")?\s?(?:[:,;.!–—\-)\]]|(?:\w{1,12}\s){0,3}?(?:reading|read|who|that|which|processing|parsing|summari|indexing|generating|writing|answering|scraping|crawling|please|you|ignore|must|should))"
        + @"|(?:^|[\n.!?:;(\[<>""'#\-–—]\s?)(?:attention|dear|hey|hi|hello|ok|okay|to)[,:]?\s(?:(?:any|all|the|every|each|whatever)\s){0,3}(?:ai|llms?|chatgpt|gpt|claude|gemini|copilot|(?:large )?language models?|(?:ai|faq|summary|chat)[ -]?(?:assistants?|bots?|models?|agents?|generators?|writers?)|assistants?|summari[sz]ers?|chatbots?|indexers?)\b(?!\s(?:api|sdk|team|people|folks|community|users|devs?|developers))(?:\s?[,:!.;–—-]|\s(?:reading|who|that|processing|summari|please|ignore|you|assistant|model))"
        + @"|\b(?:ai|llm)\s(?:assistants?|models?|agents?|bots?|readers?|summari[sz]ers?|systems?)\s(?:reading|summari[sz]ing|processing|parsing|indexing|scraping|that (?:reads?|process|summari)|who reads?)\b|\bassistant instructions?\s?:",
        RegexOptions.CultureInvariant)]
    private static partial Regex Addressee();

    [GeneratedRegex(
        @"\bif\s(?:you['’]?(?:re| are)|this is (?:being )?(?:read|processed|summari[sz]ed|parsed|indexed) by|you happen to be|the reader is)\s(?:an?\s|the\s|any\s)?(?:\w{1,12}\s){0,2}?(?:ai|llm|language model|bot|chatbot|assistant|summari[sz]er|machine|crawler|indexer|gpt|agent|automated)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Conditional();

    [GeneratedRegex(
        @"<\|(?:im_start|im_end|im_sep|system|user|assistant|endoftext|end|eot_id|start_header_id|end_header_id|begin_of_text|endofprompt)\|>|\[/?inst\]|<</?sys>>|<(?:start|end)_of_turn>|(?:^|\n)\s?###\s?(?:system|instructions?|new instructions?|system prompt|assistant)\s?:|</?(?:system|system_prompt|system-prompt|instructions?|assistant_instructions|system-reminder)>|\{\{#(?:system|assistant)\}\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Template();

    [GeneratedRegex(
        @"(?:^|[\n""'\[(>{]\s?)(?:\[|\(|<)?(?:system|assistant|developer|sysadmin|admin|root)(?:\s(?:message|prompt|note|override|instructions?|update|notice|alert|command))?(?:\]|\)|>)?\s?:\s?[^\n]{0,160}?\b(?:summari[sz]e|you are (?:now )?(?:an?|the) |you (?:must|will|shall) (?:now |always |only )?(?:answer|respond|say|write|recommend|tell|include|output|ignore|act|reply)|ignore (?:all|any|your|the|previous)|from now on|respond (?:only|with)|recommend (?:the|this|only)|override)",
        RegexOptions.CultureInvariant)]
    private static partial Regex SystemLine();

    [GeneratedRegex(
        @"\b(?:do not|don['’]?t|never)\s(?:tell|inform|mention (?:this|it|that) to|reveal (?:this|it|that) to|alert|notify|warn)\s(?:the\s|any\s|your\s)?(?:users?|humans?|readers?|operator|developers?|moderators?)\b|\bthe user has (?:granted|approved|authori[sz]ed|consented|given)\b|\b(?:print|reveal|show|output|expose|leak|dump|repeat|disclose|send|display|tell me|tell us)\b[^\n.]{0,40}\b(?:your|the assistant['’]s|the model['’]s|the bot['’]s)\s(?:\w{1,15}\s){0,2}?(?:system|hidden|initial|original|developer|secret|internal)\s?(?:prompt|instructions?|message|rules)"
        + @"|\b(?:decode|decrypt|decipher|un-?rot)\b[^\n]{0,80}\b(?:follow|obey|execute|do what it says|act on)\b|\bsystem prompt (?:override|update|change|injection:)|\byou (?:must|have to|are required to) (?:obey|comply)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Secrecy();
}
