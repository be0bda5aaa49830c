using Insights.Pipeline;

namespace Insights.App.Settings;

/// <summary>Where an embedding model lies.</summary>
internal static class ModelFolder
{
    /// <exception cref="UnusableException">There is no such model.</exception>
    public static string Find(EmbeddingSettings settings, WorkFolder work)
    {
        var directory = settings.Directory.Length > 0 ? settings.Directory : Assets.Models;
        var folders = new[] { directory, Path.Combine(work.Path, "models") }
            .Select(parent => Path.GetFullPath(Path.Combine(parent, settings.Model)));
        return folders.FirstOrDefault(Directory.Exists)
            ?? throw new UnusableException(
                $"The embedding model {settings.Model} is not in {directory}; see 'insights models list', or set Embedding:Model.");
    }
}
