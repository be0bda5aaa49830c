using Microsoft.ML.Tokenizers;

namespace Insights.Embed.Models;

/// <summary>A unigram model of the SentencePiece library, which carries its own normalisation.</summary>
internal sealed class SentencePieces : ITextTokenizer
{
    // More than a piece covers on average in any language, so that long texts are not cut into pieces that are then
    // dropped.
    private const int CharactersAPiece = 8;

    private readonly SentencePieceTokenizer pieces;
    private readonly bool addBegin;
    private readonly bool addEnd;
    private readonly int blank;

    private SentencePieces(SentencePieceTokenizer pieces, bool addBegin, bool addEnd)
    {
        this.pieces = pieces;
        this.addBegin = addBegin;
        this.addEnd = addEnd;
        blank = pieces.Vocabulary.GetValueOrDefault("\u2581", -1);
        VocabularySize = pieces.Vocabulary.Count;
    }

    public int VocabularySize { get; }

    /// <exception cref="UnusableException">The file is not a SentencePiece model.</exception>
    public static SentencePieces Open(string path, bool addBegin, bool addEnd)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new SentencePieces(SentencePieceTokenizer.Create(stream, addBegin, addEnd), addBegin, addEnd);
        }
        catch (Exception cause) when (cause is not (OutOfMemoryException or IOException))
        {
            throw new UnusableException(
                $"{path} is not a SentencePiece model ({GraphChecks.FirstLine(cause)}); copy it again from where the model came from.", cause);
        }
    }

    public (int Count, bool IsKnown) Encode(string text, Span<long> ids)
    {
        var last = ids.Length - (addEnd ? 1 : 0);
        for (var length = Math.Min(text.Length, CharactersAPiece * ids.Length); ; length = Math.Min(text.Length, 2 * length))
        {
            var (count, isKnown) = Write(Start(text, length), ids[..last]);
            if (count == last || length == text.Length)
            {
                if (addEnd)
                {
                    ids[count++] = pieces.EndOfSentenceId;
                }

                return (count, isKnown);
            }
        }
    }

    private (int Count, bool IsKnown) Write(ReadOnlySpan<char> text, Span<long> ids)
    {
        var count = 0;
        var isKnown = false;
        if (addBegin)
        {
            ids[count++] = pieces.BeginningOfSentenceId;
        }

        var wasUnknown = false;
        foreach (var id in pieces.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false))
        {
            if (count == ids.Length)
            {
                break;
            }

            // The reference library gives one unknown piece for a run of unknown characters, this one gives one for
            // each.
            var isUnknown = id == pieces.UnknownId;
            if (!(isUnknown && wasUnknown))
            {
                ids[count++] = id;
            }

            wasUnknown = isUnknown;
            isKnown |= !isUnknown && id != blank;
        }

        return (count, isKnown);
    }

    // A piece never spans words, so what is cut off behind a blank does not change the pieces before it.
    private static ReadOnlySpan<char> Start(string text, int length)
    {
        var start = text.AsSpan(0, length);
        var blank = length == text.Length ? -1 : start.LastIndexOf(' ');
        return blank > 0 ? start[..blank] : start;
    }
}
