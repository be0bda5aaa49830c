using Microsoft.ML.Tokenizers;

namespace Insights.Embed.Models;

/// <summary>A unigram model of the SentencePiece library, which carries its own normalisation.</summary>
internal sealed class SentencePieces : ITextTokenizer
{
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
        var room = ids.Length - (addBegin ? 1 : 0) - (addEnd ? 1 : 0);
        var found = pieces.EncodeToIds(
            text, addBeginningOfSentence: false, addEndOfSentence: false, room, out _, out _);
        var count = 0;
        var isKnown = false;
        if (addBegin)
        {
            ids[count++] = pieces.BeginningOfSentenceId;
        }

        for (var place = 0; place < found.Count && place < room; place++)
        {
            ids[count++] = found[place];
            isKnown |= found[place] != pieces.UnknownId && found[place] != blank;
        }

        if (addEnd)
        {
            ids[count++] = pieces.EndOfSentenceId;
        }

        return (count, isKnown);
    }
}
