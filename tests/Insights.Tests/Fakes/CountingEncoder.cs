using Insights.Embed;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Tests.Fakes;

/// <summary>A vector of word hashes: texts that share words are near each other, nothing else is known.</summary>
public sealed class CountingEncoder : ITextEncoder
{
    private const int Dimensions = 256;

    public ModelIdentity Model { get; } = new("counting", Dimensions, "1");

    public float[]? Encode(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in CanonicalForms.Compose(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            vector[word.Aggregate(7, (hash, sign) => ((hash * 31) + sign) & (Dimensions - 1))]++;
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? null : Array.ConvertAll(vector, value => value / length);
    }

    public void Dispose()
    {
    }
}
