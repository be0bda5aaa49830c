using Microsoft.ML.Tokenizers;

namespace Insights.Embed.Models;

/// <summary>
/// Splits normalised text at its blanks, some five times as fast as the library's pattern for any white space.
/// </summary>
internal sealed class BlankSplitter : PreTokenizer
{
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var blank = text.IndexOf(' ', start);
            var end = blank < 0 ? text.Length : blank;
            if (end > start)
            {
                yield return (start, end - start);
            }

            start = end + 1;
        }
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => PreTokenize(text.ToString());
}
