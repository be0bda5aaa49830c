using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Insights.Embed;

namespace Insights.Tests.Embed;

public sealed class OnnxTextEncoderTests
{
    [Theory]
    [InlineData("static-minilm-256", 256)]
    [InlineData("all-MiniLM-L6-v2", 384)]
    public void A_bundled_model_puts_a_question_near_its_other_wording(string name, int dimensions)
    {
        using var encoder = OnnxTextEncoder.Open(ModelFolders.Bundled(name));
        var asked = encoder.Encode("How do I reset my password?")!;
        var reworded = encoder.Encode("I forgot my password, how can I set a new one?")!;
        var other = encoder.Encode("The soup needs more salt and some garlic.")!;

        Assert.Equal((name, dimensions), (encoder.Model.Name, encoder.Model.Dimensions));
        Assert.Equal(dimensions, asked.Length);
        Assert.Equal(1, TensorPrimitives.Norm(asked), 1e-5);
        Assert.True(TensorPrimitives.Dot(asked, reworded) > TensorPrimitives.Dot(asked, other) + 0.3);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\u200B\u00AD\0")]
    [InlineData("\U0001F600\U0001F600")]
    [InlineData("[CLS] [SEP] [UNK]")]
    public void A_text_without_a_known_piece_has_no_embedding(string text)
    {
        using var encoder = OnnxTextEncoder.Open(ModelFolders.Static);
        Assert.Null(encoder.Encode(text));
    }

    [Fact]
    public void A_text_has_one_vector_whoever_is_encoded_beside_it()
    {
        using var encoder = OnnxTextEncoder.Open(ModelFolders.Bundled("all-MiniLM-L6-v2"));
        string[] texts = [.. Enumerable.Range(0, 40).Select(n => $"The job number {n} fails {string.Concat(Enumerable.Repeat("again and ", n))}again")];
        var alone = texts.Select(encoder.Encode).ToList();

        var together = texts.Reverse().AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(encoder.Encode).Reverse().ToList();

        Assert.Equal(alone, together);
    }

    [Fact]
    public void An_over_long_text_is_cut_at_the_longest_input()
    {
        using var encoder = OnnxTextEncoder.Open(ModelFolders.Static);
        var text = string.Concat(Enumerable.Repeat("word ", 4_000_000));

        Assert.Equal(512, encoder.Tokenise(text).Length);
        Assert.Equal(encoder.Encode(text[..3000]), encoder.Encode(text));
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public void A_file_cut_short_is_named_with_the_remedy(string file)
    {
        var folder = ModelFolders.Copy(ModelFolders.Static);
        using (var stream = File.OpenWrite(Path.Combine(folder, file)))
        {
            stream.SetLength(stream.Length / 2);
        }

        var fault = Assert.Throws<UnusableException>(() => OnnxTextEncoder.Open(folder));
        Assert.Contains(file, fault.Message);
        Assert.Contains("models pull", fault.Message);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    [InlineData("model.json")]
    public void A_missing_file_is_named(string file)
    {
        var folder = ModelFolders.Copy(ModelFolders.Static);
        File.Delete(Path.Combine(folder, file));
        Assert.Contains(file, Assert.Throws<UnusableException>(() => OnnxTextEncoder.Open(folder)).Message);
    }

    [Fact]
    public void A_vocabulary_of_another_model_is_noticed_even_where_no_hash_was_given()
    {
        var folder = ModelFolders.Copy(ModelFolders.Static);
        File.AppendAllLines(Path.Combine(folder, "vocab.txt"), Enumerable.Range(0, 1000).Select(n => $"new{n}"));
        Describe(folder, json => json.Remove("vocabSha256"));

        Assert.Contains("vocab.txt", Assert.Throws<UnusableException>(() => OnnxTextEncoder.Open(folder)).Message);
    }

    [Fact]
    public void A_text_file_that_is_no_vocabulary_is_noticed()
    {
        var folder = ModelFolders.Copy(ModelFolders.Static);
        File.WriteAllText(Path.Combine(folder, "vocab.txt"), "this is\nno vocabulary\n");
        Describe(folder, json => json.Remove("vocabSha256"));

        Assert.Contains("vocab.txt", Assert.Throws<UnusableException>(() => OnnxTextEncoder.Open(folder)).Message);
    }

    [Fact]
    public void A_graph_that_is_none_is_noticed_even_where_no_hash_was_given()
    {
        var folder = ModelFolders.Copy(ModelFolders.Static);
        File.WriteAllText(Path.Combine(folder, "model.onnx"), "not a graph");
        Describe(folder, json => json.Remove("fileSha256"));

        Assert.Contains("model.onnx", Assert.Throws<UnusableException>(() => OnnxTextEncoder.Open(folder)).Message);
    }

    [Theory]
    [InlineData("dimensions", "384")]
    [InlineData("dimensions", "0")]
    [InlineData("maxTokens", "-1")]
    [InlineData("output", "\"pooled\"")]
    [InlineData("file", "\"../model.onnx\"")]
    [InlineData("tokenizer", "\"spaces\"")]
    [InlineData("pooling", "\"none\"")]
    public void A_description_that_does_not_fit_is_refused(string property, string value)
    {
        var folder = ModelFolders.Copy(ModelFolders.Static);
        Describe(folder, json => json[property] = JsonNode.Parse(value));
        Assert.Contains("model.json", Assert.Throws<UnusableException>(() => OnnxTextEncoder.Open(folder)).Message);
    }

    [Fact]
    public void Another_longest_input_is_another_model()
    {
        var folder = ModelFolders.Copy(ModelFolders.Static);
        using var before = OnnxTextEncoder.Open(folder);
        Describe(folder, json => json["maxTokens"] = 128);
        using var after = OnnxTextEncoder.Open(folder);
        Assert.NotEqual(before.Model, after.Model);
    }

    private static void Describe(string folder, Action<JsonObject> change)
    {
        var path = Path.Combine(folder, "model.json");
        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }
}
