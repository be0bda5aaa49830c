using Insights.Draft.Evidencing;
using Insights.Draft.Reading;
using Insights.Draft.Wording;
using Insights.Ingest.Texts;

namespace Insights.Draft.Choosing;

/// <summary>
/// Finds the sentences of weighed messages that can stand as claims, joined with the sentence they lean on where need
/// be.
/// </summary>
internal static class ClaimCandidates
{
    public static IEnumerable<ClaimCandidate> Of(WeighedMessage source)
    {
        var sentences = source.Read.Sentences;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (!IsPlain(source.Read, i)
                || ClaimText.Polish(sentences[i].Text, OpensWithCode(source.Read, sentences[i])) is not { } text
                || !ClaimText.StandsAlone(text))
            {
                continue;
            }

            // Sentences that lean on this one ("It deletes ...", "Then ...") are read together with it while there is
            // room.
            var last = i;
            while (last + 1 < sentences.Count
                && last < i + 2
                && IsPlain(source.Read, last + 1)
                && !sentences[last + 1].IsListItem
                && ClaimText.LeansBack(sentences[last + 1].Text)
                && ClaimText.Polish(sentences[last + 1].Text, opensWithCode: false) is { } next
                && text.Length + next.Length < ClaimText.LongestClaim)
            {
                text = $"{text} {FullText(sentences[last + 1].Text)}";
                last++;
            }

            yield return new ClaimCandidate(
                text,
                source,
                [.. sentences.Skip(i).Take(last - i + 1)],
                Vectors.Mean(source.Read.Vectors.Skip(i).Take(last - i + 1).OfType<float[]>()))
            {
                Language = SpokenLanguage.Of(text),
            };
        }
    }

    /// <summary>Names in code keep their letters: a command with a capital is another command.</summary>
    private static bool OpensWithCode(ReadMessage read, Sentence sentence) => read.Rendered.Segments.Any(segment =>
        segment.Kind == SegmentKind.InlineCode && segment.Start <= sentence.Place.Start
            && segment.End > sentence.Place.Start);

    /// <summary>A bare command tells nobody when to use it.</summary>
    private static bool SaysSomethingBesideCode(ReadMessage read, Sentence sentence) => read.Rendered.Segments
        .Where(segment => segment.Kind == SegmentKind.Prose)
        .Sum(segment => LettersBetween(
            read.Rendered.Text,
            Math.Max(segment.Start, sentence.Place.Start),
            Math.Min(segment.End, sentence.Place.End))) >= DraftThresholds.FewestLetters;

    private static int LettersBetween(string text, int start, int end) =>
        start >= end ? 0 : text[start..end].Sum(c => ClaimText.IsWithoutBlanks(c) ? 2 : char.IsLetter(c) ? 1 : 0);

    private static bool IsPlain(ReadMessage read, int place)
    {
        var sentence = read.Sentences[place];
        return !sentence.IsCode
            && !sentence.IsQuoted
            && !EvidenceFeatures.IsAsking(sentence.Text)
            && !ClaimText.ShowsMask(sentence.Text)
            && SaysSomethingBesideCode(read, sentence)
            && !read.Rendered.Segments.Any(segment =>
                segment.Kind is SegmentKind.Link or SegmentKind.Mention or SegmentKind.Masked or SegmentKind.Timestamp
                    or SegmentKind.CodeBlock
                && segment.Start < sentence.Place.End
                && segment.End > sentence.Place.Start);
    }

    // A leaning sentence keeps its opener ("So", "Then"), which carries the link to the one before.
    private static string FullText(string sentence)
    {
        var text = sentence.Trim().TrimEnd(':');
        return text.Length > 0 && text[^1] is '.' or '!' or '。' or '…' ? text : text + ".";
    }
}
