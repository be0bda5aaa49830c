using Microsoft.ML.Tokenizers;

namespace Insights.Embed.Models;

/// <summary>BERT's WordPiece over normalised text.</summary>
internal sealed class WordPieces : ITextTokenizer
{
    private readonly BertTokenizer pieces;
    private readonly bool lowerCase;

    private WordPieces(BertTokenizer pieces, int vocabularySize, bool lowerCase)
    {
        this.pieces = pieces;
        this.lowerCase = lowerCase;
        VocabularySize = vocabularySize;
    }

    public int VocabularySize { get; }

    /// <exception cref="UnusableException">The file is not a WordPiece vocabulary.</exception>
    public static WordPieces Open(string vocab, bool lowerCase)
    {
        try
        {
            // The text comes normalised, so the tokenizer's own basic step and its lower-casing stay off.
            var options = new BertOptions
            {
                ApplyBasicTokenization = false,
                LowerCaseBeforeTokenization = false,
                SplitOnSpecialTokens = false,
                PreTokenizer = new BlankSplitter(),
            };
            var pieces = BertTokenizer.Create(vocab, options);
            return new WordPieces(pieces, File.ReadLines(vocab).Count(), lowerCase);
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new UnusableException(
                $"{vocab} is not a WordPiece vocabulary ({cause.Message}); copy it again from where the model came from.", cause);
        }
    }

    public (int Count, bool IsKnown) Encode(string text, Span<long> ids)
    {
        var room = ids.Length - 2;
        var found = pieces.EncodeToIds(
            BertText.Normalise(text, lowerCase, room), room, addSpecialTokens: false, out _, out _, considerNormalization: false);
        var isKnown = false;
        ids[0] = pieces.ClassificationTokenId;
        for (var place = 0; place < found.Count; place++)
        {
            ids[place + 1] = found[place];
            isKnown |= !IsSpecial(found[place]);
        }

        ids[found.Count + 1] = pieces.SeparatorTokenId;
        return (found.Count + 2, isKnown);
    }

    private bool IsSpecial(int id) =>
        id == pieces.UnknownTokenId || id == pieces.ClassificationTokenId || id == pieces.SeparatorTokenId
        || id == pieces.PaddingTokenId || id == pieces.MaskingTokenId;
}
