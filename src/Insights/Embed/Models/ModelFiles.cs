using System.Security.Cryptography;
using System.Text;

namespace Insights.Embed.Models;

/// <summary>Checks the files of a model folder against its description.</summary>
public static class ModelFiles
{
    /// <summary>
    /// Raised when tokenizers or pooling change what a text's vector is, so that everything is embedded anew.
    /// </summary>
    public const int EncoderVersion = 1;

    /// <summary>Proves that graph and vocabulary are the files that were described.</summary>
    /// <exception cref="UnusableException">A file is missing, cut short or another one.</exception>
    public static ModelIdentity Verify(string folder, ModelDescription model)
    {
        var graph = HashOf(folder, model.File, model.FileSha256, "graph");
        var vocabulary = HashOf(folder, model.Vocab, model.VocabSha256, "vocabulary");
        var all = $"{EncoderVersion}\n{graph}\n{vocabulary}\n{model.Output}\n{model.Dimensions}\n{model.MaxTokens}\n{model.LowerCase}\n"
            + $"{model.Pooling}\n{model.Normalize}\n{model.Tokenizer}\n{model.AddBos}\n{model.AddEos}";
        return new ModelIdentity(
            model.Name, model.Dimensions, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 16)));
    }

    /// <summary>The SHA-256 of a file as lower-case hex.</summary>
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string HashOf(string folder, string name, string? wanted, string what)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new UnusableException($"The model's {what} {path} is missing; copy it again or run `insights models pull`.");
        }

        var found = HashOf(path);
        if (wanted is not null && !string.Equals(found, wanted, StringComparison.OrdinalIgnoreCase))
        {
            throw new UnusableException(
                $"The model's {what} {path} is cut short or another file ({new FileInfo(path).Length} bytes, SHA-256 {found}, "
                + $"{ModelDescription.FileName} wants {wanted}); copy it again or run `insights models pull`.");
        }

        return found;
    }
}
