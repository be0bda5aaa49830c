using System.Numerics.Tensors;
using System.Text.Json;
using Insights.Embed;
using Insights.Tests.Fakes;

namespace Insights.Tests.Embed;

/// <summary>Token ids and vectors against those of the reference libraries.</summary>
public sealed class OnnxTextEncoderGoldenTests
{
    [SkippableTheory]
    [InlineData("static-minilm-256", 0.9999, 0.9999)]
    [InlineData("all-MiniLM-L6-v2", 0.9995, 0.995)]
    [InlineData("use-multilingual-v3", 0.9995, 0.995)]
    public void The_encoder_gives_the_goldens_ids_and_vectors(string name, double onAverage, double atWorst)
    {
        Skip.If(SampleCommunity.Shared is null, "The goldens lie beside the repository only.");
        using var encoder = OnnxTextEncoder.Open(ModelFolders.Foreign(name)!);
        var goldens = Read(Path.Combine(SampleCommunity.Shared, "models", "goldens", $"{name}.jsonl"));

        var differing = goldens.Where(golden => !encoder.Tokenise(golden.Text).SequenceEqual(golden.Ids)).Select(golden => golden.Text);
        Assert.Empty(differing);

        var cosines = goldens.Select(golden => Cosine(golden.Vector, encoder.EncodeIds(golden.Ids))).ToList();
        Assert.True(cosines.Average() >= onAverage, $"{cosines.Average()} on average");
        Assert.True(cosines.Min() >= atWorst, $"{cosines.Min()} at worst");
    }

    private static float Cosine(float[] wanted, float[] found) =>
        Array.TrueForAll(wanted, x => x == 0)
            ? Array.TrueForAll(found, x => x == 0) ? 1 : 0
            : TensorPrimitives.CosineSimilarity(wanted, found);

    private static List<Golden> Read(string path) =>
        [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<Golden>(line, JsonSerializerOptions.Web)!)];

    private sealed record Golden(string Text, long[] Ids, float[] Vector);
}
