using System.Text.RegularExpressions;
using Insights.Ingest.Texts;

namespace Insights.Draft.Grounding;

/// <summary>
/// Tells whether a claim says only what its cited messages say. A sentence of theirs, less chatter at its edges, does.
/// In other words every address, number, version, option, identifier, code and name must stand there as it is, every
/// content word in some form, and the claim may deny only what they deny.
/// </summary>
public static partial class ClaimGrounding
{
    /// <summary>True where the text stays within its sources.</summary>
    public static bool Covers(GroundingSource source, string text) =>
        Exact().Matches(text).All(match => source.HoldsExactly(match.Value.TrimEnd('.', ',', ':', ';', ')')))
        && (source.HoldsSentence(WordForms.SequenceOf(text))
            || Sentences.Split(AsTyped(text)).All(sentence => CoversSentence(source, sentence.Text)));

    // A claim is no markup: a link or code of its own must not hide anything from the check.
    private static RenderedText AsTyped(string text) => new(text, [new Segment(SegmentKind.Prose, 0, text.Length, 0, text.Length)]);

    private static bool CoversSentence(GroundingSource source, string sentence)
    {
        var words = WordForms.SequenceOf(sentence);
        return source.HoldsSentence(words)
            || (Code().Matches(sentence).All(match => source.HoldsCode(match.Groups["code"].Value))
                && words.All(word => WordForms.IsNeutral(word) || source.HoldsForm(word))
                && source.DeniesAlike(words));
    }

    // What a wrong letter in would mislead: numbers and versions, addresses, options, names with an underscore, a dot
    // or a hump, and all that is written in capitals.
    [GeneratedRegex(
        @"https?://\S+|\bwww\.\S+|(?<!\w)--?[A-Za-z][\w-]+|\b\w+(?:[._/:@=-]\w+)*[._/:@=]\w+(?:[-._/:@=]\w+)*"
        + @"|\b[a-z]+[A-Z]\w*|\b[A-Z]+[a-z]+[A-Z]\w*|\b[A-Z]{2,}\d*\b|\d+(?:[.,:]\d+)*")]
    private static partial Regex Exact();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();
}
