using Insights.Draft.Wording;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Draft.Grounding;

/// <summary>What the messages that a claim cites say, as readers see them: nothing masked counts as said.</summary>
public sealed class GroundingSource
{
    private readonly string text;
    private readonly IReadOnlyList<string> said;
    private readonly IReadOnlyList<string> keys;
    private readonly Lazy<string> packed;
    private readonly Lazy<HashSet<string>> words;
    private readonly Lazy<IReadOnlyList<bool>> denials;

    private GroundingSource(IReadOnlyList<RenderedText> rendered, IReadOnlyList<string> quotes)
    {
        text = string.Join('\n', rendered.Select(one => one.Text));
        said = [.. rendered.SelectMany(Sentences.Split).Where(sentence => !sentence.IsCode).Select(sentence => sentence.Text)];
        keys = [.. said.Select(sentence => Key(WordForms.SequenceOf(sentence)))];
        packed = new(() => Pack(text));
        words = new(() => [.. WordForms.SequenceOf(text)]);
        denials = new(() => [.. quotes.Select(Denies)]);
    }

    /// <param name="messages">The cited messages.</param>
    /// <param name="quotes">The claim's quotes.</param>
    public static GroundingSource Of(IEnumerable<Message> messages, IEnumerable<string> quotes) =>
        new([.. messages.Select(message => TextRenderer.Render(message.Text))], [.. quotes]);

    /// <summary>True where the words are a whole sentence of the messages.</summary>
    internal bool HoldsSentence(IReadOnlyList<string> sequence)
    {
        var key = Key(sequence);
        return key.Length > 0 && keys.Index().Any(sentence => sentence.Item == key
            || (sentence.Item.Contains(key, StringComparison.Ordinal)
                && ClaimText.Polish(said[sentence.Index], opensWithCode: false) is { } polished
                && Key(WordForms.SequenceOf(polished)) == key));
    }

    /// <summary>True where the value stands in the messages and is no part of a longer number or name.</summary>
    internal bool HoldsExactly(string value)
    {
        for (var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(value, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!Continues(value[0], at == 0 ? ' ' : text[at - 1]) && !GoesOn(value[^1], at + value.Length))
            {
                return true;
            }
        }

        return false;
    }

    internal bool HoldsCode(string code) => packed.Value.Contains(Pack(code), StringComparison.Ordinal);

    internal bool HoldsForm(string word) => words.Value.Contains(word)
        || (!WordForms.IsStrict(word) && words.Value.Any(other => WordForms.AreForms(word, other)));

    /// <summary>True where the words deny, and one of the quoted sentences does; or neither does.</summary>
    internal bool DeniesAlike(IReadOnlyList<string> sequence) => denials.Value.Contains(WordForms.Denies(sequence));

    // A quote's denial may stand before it in its sentence.
    private bool Denies(string quote)
    {
        var key = Pack(quote);
        var whole = said.FirstOrDefault(sentence => Pack(sentence).Contains(key, StringComparison.Ordinal));
        var text = whole is null ? quote : ClaimText.Polish(whole, opensWithCode: false) ?? whole;
        return WordForms.Denies(WordForms.SequenceOf(text));
    }

    private bool GoesOn(char last, int next) => next < text.Length
        && (Continues(last, text[next])
            || (char.IsDigit(last) && next + 1 < text.Length && text[next] is '.' or ',' && char.IsDigit(text[next + 1])));

    // A unit may stick to its number ("20g"), and a letter before one is part of a name ("v2").
    private static bool Continues(char own, char other) => char.IsDigit(own)
        ? char.IsDigit(other)
        : char.IsLetterOrDigit(own) && (char.IsLetterOrDigit(other) || other == '_') && !WordForms.IsDense(own);

    private static string Key(IEnumerable<string> sequence) => string.Join(' ', sequence);

    private static string Pack(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c) && c != '`'));
}
