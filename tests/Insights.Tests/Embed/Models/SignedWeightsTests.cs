using System.Text;
using Insights.Embed.Models;

namespace Insights.Tests.Embed.Models;

public sealed class SignedWeightsTests : IDisposable
{
    private const byte Unsigned = 2;
    private const byte Signed = 3;

    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("MatMulInteger", Signed, true)]
    [InlineData("MatMulInteger", Unsigned, false)]
    [InlineData("Gather", Signed, false)]
    public void Signed_weights_matter_where_activations_are_quantised_on_the_fly(string operation, byte type, bool found)
    {
        var node = Field(1, [.. Field(1, Text("activation")), .. Field(1, Text("weight")), .. Field(4, Text(operation))]);
        var weight = Field(5, [0x10, type, .. Field(8, Text("weight")), .. Field(9, new byte[300])]);
        File.WriteAllBytes(path, Field(7, [.. node, .. weight]));

        Assert.Equal(found, SignedWeights.Found(path));
    }

    [Fact]
    public void The_bundled_models_have_none()
    {
        Assert.False(SignedWeights.Found(Path.Combine(ModelFolders.Bundled("all-MiniLM-L6-v2"), "model_quint8.onnx")));
        Assert.False(SignedWeights.Found(Path.Combine(ModelFolders.Static, "model.onnx")));
    }

    [Fact]
    public void A_file_that_is_no_graph_has_none()
    {
        File.WriteAllBytes(path, [0x3A, 0xFF, 0xFF, 0x03, 1, 2, 3]);
        Assert.False(SignedWeights.Found(path));
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Field(int number, byte[] content)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt((number << 3) | 2);
        writer.Write7BitEncodedInt(content.Length);
        writer.Write(content);
        return stream.ToArray();
    }
}
