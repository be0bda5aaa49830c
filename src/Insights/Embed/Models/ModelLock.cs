using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insights.Embed.Models;

/// <summary>
/// <c>models.lock.json</c>: the SHA-256 of every file of every model that was pulled or imported. What was recorded
/// once is the only
/// thing that is taken from then on.
/// </summary>
public sealed class ModelLock
{
    public const string FileName = "models.lock.json";

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string path;
    private readonly SortedDictionary<string, SortedDictionary<string, string>> models;

    private ModelLock(string path, SortedDictionary<string, SortedDictionary<string, string>> models)
    {
        this.path = path;
        this.models = models;
    }

    /// <summary>Reads the lock of a folder of models; a missing file records nothing.</summary>
    /// <exception cref="UnusableException">The file is not a lock.</exception>
    public static ModelLock Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        var models = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return new ModelLock(path, models);
        }

        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllBytes(path), Json) ?? [];
            foreach (var (model, files) in read)
            {
                models.Add(model, new SortedDictionary<string, string>(files, StringComparer.Ordinal));
            }

            return new ModelLock(path, models);
        }
        catch (JsonException cause)
        {
            throw new UnusableException($"{path} is damaged ({cause.Message}); put its last good version back.", cause);
        }
    }

    /// <summary>The recorded hash of a file; null where nothing was recorded.</summary>
    public string? Find(string model, string file) => models.GetValueOrDefault(model)?.GetValueOrDefault(file);

    /// <exception cref="UnusableException">Another hash was recorded.</exception>
    public void Check(string model, string file, string hash)
    {
        if (Find(model, file) is { } recorded && recorded != hash)
        {
            throw new UnusableException(
                $"{file} of the model {model} has SHA-256 {hash}, but {path} records {recorded}. "
                + $"If the model was replaced on purpose, remove \"{model}\" from {FileName} and try again.");
        }
    }

    /// <summary>Records a model's files and writes the lock, beside and then renamed.</summary>
    public void Record(string model, IReadOnlyDictionary<string, string> hashes)
    {
        models[model] = new SortedDictionary<string, string>(hashes.ToDictionary(), StringComparer.Ordinal);
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(models, Json) + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
