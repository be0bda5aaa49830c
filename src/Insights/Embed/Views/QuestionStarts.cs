using System.Text.RegularExpressions;
using Insights.Ingest;

namespace Insights.Embed.Views;

/// <summary>
/// Finds where a conversation turns to another question. Follow-ups are the rule in a thread and belong to its
/// question, so a turn needs
/// three signs: somebody asks and is answered, hardly a word of it was said before, and either the asker says that it
/// is another matter or
/// another person comes after a long silence.
/// </summary>
internal static partial class QuestionStarts
{
    private const int FewestWords = 6;
    private const double GreatestOverlap = 0.25;

    private static readonly TimeSpan LongSilence = TimeSpan.FromDays(14);

    /// <summary>Places of the messages that open a question, the first always among them.</summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<Message> spoken)
    {
        List<int> starts = [0];
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var place = 0; place < spoken.Count; place++)
        {
            var words = TellingWords(spoken[place]);
            if (place > starts[^1] + 1 && IsTurn(spoken, starts[^1], place) && IsNew(words, said))
            {
                starts.Add(place);
                said.Clear();
            }

            said.UnionWith(words);
        }

        return starts;
    }

    private static bool IsTurn(IReadOnlyList<Message> spoken, int start, int place)
    {
        var message = spoken[place];
        var text = ViewText.Prose(message.Text);
        var isSignalled = OtherMatter().IsMatch(text)
            || (message.Author != spoken[start].Author
                && message.SentAt - spoken[place - 1].SentAt >= LongSilence
                && message.Mentions.Count == 0
                && !SameMatter().IsMatch(text));
        return isSignalled
            && AskedSigns.Asks(text)
            && (message.ReplyTo is null || message.Author == spoken[start].Author)
            && spoken.Skip(place + 1).Any(later => later.Author != message.Author);
    }

    private static bool IsNew(HashSet<string> words, HashSet<string> said) =>
        words.Count >= FewestWords && words.Count(said.Contains) <= GreatestOverlap * words.Count;

    // Short words are the grammar that all sentences share; a pair of ideographs is a word of its own.
    private static HashSet<string> TellingWords(Message message) =>
        [.. Words.Terms(ViewText.Prose(message.Text)).Where(term => term.Length > 3 || term[0] > '\u2E7F')];

    [GeneratedRegex(
        @"\b((another|different|unrelated|separate|new) (question|issue|problem|topic|matter)"
        + @"|unrelated( to this)?:|on another note|off[- ]topic( here)?[,:]"
        + @"|(andere|neue) frage|otra (pregunta|duda)|outra (pergunta|dúvida)|autre question|altra domanda"
        + @"|inne pytanie|başka (bir )?soru|andere vraag)\b"
        + @"|другой вопрос|另一个问题|另外一个问题|別の質問|다른 질문",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex OtherMatter();

    [GeneratedRegex(
        @"^\W*(@\S+ )?(same|me too|\+1|also |still |and |gleich|auch |igual|también|também|aussi|то же|同样|同問"
        + @"|同じ|저도)|\bsame (question|problem|issue|here|error|for me|thing)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SameMatter();
}
