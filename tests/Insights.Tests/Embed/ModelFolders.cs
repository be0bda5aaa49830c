using Insights.Tests.Fakes;

namespace Insights.Tests.Embed;

/// <summary>Where tests find the bundled models, and copies of them to damage.</summary>
internal static class ModelFolders
{
    public static string Bundled(string name) => Path.Combine(SampleCommunity.Root, "data", "models", name);

    public static string Static => Bundled("static-minilm-256");

    public static string? Foreign(string name) =>
        SampleCommunity.Shared is { } shared && Path.Combine(shared, "models", name) is var folder && Directory.Exists(folder)
            ? folder
            : null;

    public static string Copy(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("insights-model-").FullName;
        foreach (var file in Directory.GetFiles(folder))
        {
            // Bytes, not the file: the copy must be writable where the original is not.
            File.WriteAllBytes(Path.Combine(copy, Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        return copy;
    }
}
