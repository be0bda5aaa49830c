using System.Diagnostics;

namespace Insights.Embed.Models;

/// <summary>Opens the tokenizer that a description names.</summary>
internal static class TextTokenizers
{
    public static ITextTokenizer Open(string folder, ModelDescription model) => model.Tokenizer switch
    {
        TokenizerKind.WordPiece => WordPieces.Open(Path.Combine(folder, model.Vocab), model.LowerCase),
        TokenizerKind.SentencePiece => SentencePieces.Open(Path.Combine(folder, model.Vocab), model.AddBos, model.AddEos),
        _ => throw new UnreachableException(),
    };
}
