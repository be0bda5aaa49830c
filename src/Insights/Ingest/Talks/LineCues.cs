using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Talks;

/// <summary>What the words of a line alone tell about its part in a talk.</summary>
[Flags]
internal enum Cues
{
    None = 0,
    Question = 1,
    Greeting = 1 << 1,
    Thanks = 1 << 2,

    /// <summary>"yes", "ok", "no": says something only after something else.</summary>
    Answer = 1 << 3,

    /// <summary>Begins with a word that carries a sentence on: "and", "but", "so".</summary>
    Continuation = 1 << 4,

    /// <summary>Speaks to the whole channel: "anyone", "hi all", "does somebody".</summary>
    ToAll = 1 << 5,

    /// <summary>Points at something said: "it", "that", "this" without a noun, "then".</summary>
    Pointing = 1 << 6,
    Link = 1 << 7,
    Command = 1 << 8,

    /// <summary>States a problem or a wish: "how do I", "i have", "i need", "trying to".</summary>
    Problem = 1 << 9,
    Emote = 1 << 10,
    Farewell = 1 << 11,
    SecondPerson = 1 << 12,
}

/// <summary>Reads a line's cues. English chat words; in other languages punctuation, times and authors still speak.</summary>
internal static partial class LineCues
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly FrozenSet<string> AnswerWords = Words(
        "yes yep yeah yea yup ya no nope nah ok okay k kk oh ah ahh hmm hm sure right correct exactly "
        + "indeed true lol haha hehe heh nvm nevermind cool great nice done maybe same agreed alright wow "
        + "sorry gotcha ic fine never not nothing none ouch rofl");

    private static readonly FrozenSet<string> ContinuationWords = Words(
        "and but or so then because cause cuz also though although which however else if unless otherwise "
        + "too well just try");

    private static readonly FrozenSet<string> PointingWords = Words(
        "it its it's that that's thats this they them those these he she there one");

    private static readonly FrozenSet<string> GreetingWords = Words(
        "hi hello hey hiya morning evening greetings yo heya howdy bonjour hola hallo moin hiho");

    private static readonly FrozenSet<string> QuestionWords = Words(
        "what how why where when who which is are does do did can could will would should any has have "
        + "whats what's hows");

    /// <summary>Cues of a text whose leading address, if any, is cut off already.</summary>
    public static Cues Read(string text, IReadOnlyList<string> words)
    {
        var cues = Cues.None;
        var first = words.Count > 0 ? words[0] : "";
        void Add(bool holds, Cues cue) => cues |= holds ? cue : Cues.None;
        Add(text.AsSpan().ContainsAny('?', '？') || (QuestionWords.Contains(first) && words.Count > 3), Cues.Question);
        Add(GreetingWords.Contains(first), Cues.Greeting);
        Add(ThanksPattern().IsMatch(text), Cues.Thanks);
        Add(AnswerWords.Contains(first) || words.Count == 0, Cues.Answer);
        Add(ContinuationWords.Contains(first), Cues.Continuation);
        Add(ToAllPattern().IsMatch(text), Cues.ToAll);
        Add(words.Take(4).Any(PointingWords.Contains), Cues.Pointing);
        Add(text.Contains("://", StringComparison.Ordinal), Cues.Link);
        Add(text.Length > 1 && text[0] is '!' or '/' && char.IsLetter(text[1]), Cues.Command);
        Add(ProblemPattern().IsMatch(text), Cues.Problem);
        Add(EmotePattern().IsMatch(text), Cues.Emote);
        Add(FarewellPattern().IsMatch(text), Cues.Farewell);
        Add(words.Any(word => word is "you" or "your" or "u" or "ur" or "you're"), Cues.SecondPerson);
        return cues;
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(thanks?|thx|thnx|ty|tyvm|cheers|thankyou|danke|merci|gracias|appreciated?)\b", Options)]
    private static partial Regex ThanksPattern();

    [GeneratedRegex(@"\b((any|some)(one|body|1)|(hi|hello|hey|morning) (all|everyone|everybody|guys|folks|there|people)|guys|folks"
        + @"|everyone|everybody|hi,? all)\b", Options)]
    private static partial Regex ToAllPattern();

    [GeneratedRegex(@"\b(how (do|can|to|would|should) ?(i|you|we)?|i('m| am)? (trying|have|need|want|cannot|can't|cant|get|got"
        + @"|just|installed|am having)|my \w+ (is|does|do|has|won't|wont|can't)"
        + @"|is (there|it possible)|where (can|do|is)|what('s| is) the|help|problem|trouble|issue)\b", Options)]
    private static partial Regex ProblemPattern();

    [GeneratedRegex(@"^\W*([:;=8x]-?[)(dpo|/\\]+|lol|lmao|rofl|ha(ha)+|he(he)+)\W*$", Options)]
    private static partial Regex EmotePattern();

    [GeneratedRegex(@"^\W*(bye|good ?night|night|cya|gtg|g2g|later|cu)\b", Options)]
    private static partial Regex FarewellPattern();
}
