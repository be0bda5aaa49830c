using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Embed.Models;

namespace Insights.App.ModelHub;

/// <summary>
/// Describes a model that a hub keeps in the layout of sentence-transformers, without a <c>model.json</c>: WordPiece
/// models with a graph
/// under <c>onnx/</c> and mean pooling.
/// </summary>
internal sealed class SentenceModelLayout(HubDownload hub)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web) { WriteIndented = true };

    /// <summary>Fetches the graph and the settings and writes <c>model.json</c>.</summary>
    /// <exception cref="UnusableException">The hub has no such model, or one of another kind.</exception>
    public async Task DescribeAsync(string name, string folder, CancellationToken cancellationToken)
    {
        var config = await ReadAsync(name, "config.json", folder, cancellationToken)
            ?? throw new UnusableException(
                $"The hub has no model {name} (neither {ModelDescription.FileName} nor config.json); check the name and Embedding:HubUri.");
        var pooling = await ReadAsync(name, "1_Pooling/config.json", folder, cancellationToken);
        var tokenizer = await ReadAsync(name, "tokenizer_config.json", folder, cancellationToken);
        var sentences = await ReadAsync(name, "sentence_bert_config.json", folder, cancellationToken);
        if (config["hidden_size"]?.GetValue<int>() is not { } dimensions || (pooling?["pooling_mode_mean_tokens"]?.GetValue<bool>() ?? true) is false)
        {
            throw new UnusableException($"The model {name} does not pool by the mean of its tokens, the only way known here; choose another model.");
        }

        if (!await hub.FetchAsync(name, "onnx/model.onnx", Path.Combine(folder, "model.onnx"), cancellationToken)
            || !await hub.FetchAsync(name, "vocab.txt", Path.Combine(folder, "vocab.txt"), cancellationToken))
        {
            throw new UnusableException(
                $"The model {name} has no graph onnx/model.onnx or no WordPiece vocabulary vocab.txt; choose another model, or import it with a {ModelDescription.FileName}.");
        }

        var description = new JsonObject
        {
            ["name"] = name.Split('/')[^1],
            ["file"] = "model.onnx",
            ["dimensions"] = dimensions,
            ["maxTokens"] = sentences?["max_seq_length"]?.GetValue<int>() ?? config["max_position_embeddings"]?.GetValue<int>() ?? 512,
            ["lowerCase"] = tokenizer?["do_lower_case"]?.GetValue<bool>() ?? true,
            ["pooling"] = "mean",
            ["normalize"] = true,
            ["tokenizer"] = "wordpiece",
            ["vocab"] = "vocab.txt",
            ["fileSha256"] = ModelFiles.HashOf(Path.Combine(folder, "model.onnx")),
            ["vocabSha256"] = ModelFiles.HashOf(Path.Combine(folder, "vocab.txt")),
        };
        await File.WriteAllTextAsync(
            Path.Combine(folder, ModelDescription.FileName), description.ToJsonString(Indented) + "\n", cancellationToken);
    }

    private async Task<JsonNode?> ReadAsync(string name, string file, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file.Replace('/', '-'));
        if (!await hub.FetchAsync(name, file, path, cancellationToken))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (JsonException cause)
        {
            throw new UnusableException($"{file} of the hub's model {name} is not JSON; is Embedding:HubUri the address of a model hub?", cause);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
