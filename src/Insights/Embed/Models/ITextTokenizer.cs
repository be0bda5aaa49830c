namespace Insights.Embed.Models;

/// <summary>Cuts a text into a model's pieces. Safe to call from several threads.</summary>
internal interface ITextTokenizer
{
    /// <summary>How many pieces the vocabulary has; ids lie below.</summary>
    int VocabularySize { get; }

    /// <summary>Writes the ids, begin and end pieces included, cutting what does not fit.</summary>
    /// <returns>How many ids were written, and whether one of them stands for text the model knows.</returns>
    (int Count, bool IsKnown) Encode(string text, Span<long> ids);
}
