using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Embed.Models;

/// <summary>How a model cuts text into pieces.</summary>
public enum TokenizerKind
{
    /// <summary>BERT's word pieces; <c>vocab</c> is a text file with a piece a line.</summary>
    WordPiece,

    /// <summary>A unigram model of the SentencePiece library; <c>vocab</c> is its <c>.model</c> file.</summary>
    SentencePiece,
}

/// <summary>How a graph's output becomes one vector.</summary>
public enum Pooling
{
    /// <summary>The mean over the tokens.</summary>
    Mean,

    /// <summary>The output is one vector a text already.</summary>
    None,
}

/// <summary>
/// What <c>model.json</c> beside a model says: its files with their SHA-256, its tokenizer and its output.
/// </summary>
public sealed record ModelDescription
{
    public const string FileName = "model.json";

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerOptions.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public required string Name { get; init; }
    public required string File { get; init; }
    public string Output { get; init; } = "last_hidden_state";
    public required int Dimensions { get; init; }
    public required int MaxTokens { get; init; }
    public bool LowerCase { get; init; } = true;
    public Pooling Pooling { get; init; } = Pooling.Mean;
    public bool Normalize { get; init; } = true;
    public TokenizerKind Tokenizer { get; init; } = TokenizerKind.WordPiece;
    public required string Vocab { get; init; }
    public bool AddBos { get; init; }
    public bool AddEos { get; init; }
    public string? FileSha256 { get; init; }
    public string? VocabSha256 { get; init; }

    /// <summary>Reads <c>model.json</c> of a folder.</summary>
    /// <exception cref="UnusableException">The folder or the file is missing, not JSON, or says what no model can
    /// be.</exception>
    public static ModelDescription Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!System.IO.File.Exists(path))
        {
            throw new UnusableException(
                $"The model folder {folder} has no {FileName}; `insights models list` shows what is there, `models pull` or `models import` brings more.");
        }

        try
        {
            var description = JsonSerializer.Deserialize<ModelDescription>(System.IO.File.ReadAllBytes(path), Json)
                ?? throw new JsonException("it holds null");
            description.Check(path);
            return description;
        }
        catch (JsonException cause)
        {
            throw new UnusableException(
                $"{path} does not describe a model: {cause.Message} Copy the file again from where the model came from.", cause);
        }
    }

    private void Check(string path)
    {
        var wrong =
            Dimensions is < 1 or > 16_384 ? $"dimensions is {Dimensions}"
            : MaxTokens is < 3 or > 65_536 ? $"maxTokens is {MaxTokens}"
            : !IsPlainName(File) ? $"file is \"{File}\""
            : !IsPlainName(Vocab) ? $"vocab is \"{Vocab}\""
            : null;
        if (wrong is not null)
        {
            throw new UnusableException($"{path} cannot be right: {wrong}. Copy the file again from where the model came from.");
        }
    }

    // A description may not reach out of its own folder.
    private static bool IsPlainName(string name) =>
        name.Length > 0 && name == Path.GetFileName(name) && name is not ("." or "..");
}
