namespace Insights.App.Evaluating;

/// <summary>A temporary folder with a copy of an export that lacks its gold; it goes when it is disposed.</summary>
internal sealed class ExportCopy : IDisposable
{
    private const string Gold = "gold";

    private ExportCopy(string folder) => Folder = folder;

    public string Folder { get; }

    public string Source => Path.Combine(Folder, "export");

    /// <exception cref="UnusableException">There is nothing to measure against.</exception>
    public static void RequireGold(string export)
    {
        if (!Directory.Exists(Path.Combine(export, Gold)))
        {
            throw new UnusableException($"{export} has no gold folder to measure against; name an export folder with gold/ in it.");
        }
    }

    public static ExportCopy Make(string export)
    {
        var copy = new ExportCopy(Directory.CreateTempSubdirectory("insights-eval-").FullName);
        foreach (var file in Directory.GetFiles(export, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(export, file);
            if (name.Split(Path.DirectorySeparatorChar)[0] != Gold)
            {
                var target = Path.Combine(copy.Source, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
