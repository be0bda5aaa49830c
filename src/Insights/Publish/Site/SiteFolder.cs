namespace Insights.Publish.Site;

/// <summary>
/// Writes a site as files: each beside its target and then renamed, pages before the FAQ that leads to them. What an earlier publication
/// left goes at the end; files of others stay.
/// </summary>
public static class SiteFolder
{
    private const string ListName = ".insights-site";
    private const string Draft = ".tmp";

    /// <exception cref="WorkFaultException">The folder cannot be written.</exception>
    public static async Task WriteAsync(string folder, Website site, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder);
        var list = Path.Combine(root, ListName);
        try
        {
            Directory.CreateDirectory(root);
            var before = File.Exists(list) ? await File.ReadAllLinesAsync(list, cancellationToken) : [];
            var paths = site.Paths.OrderBy(path => path == "index.html").ThenBy(path => path, StringComparer.Ordinal).ToList();

            // Both are ours from here on, whatever happens on the way.
            await File.WriteAllLinesAsync(list, before.Union(paths, StringComparer.Ordinal).Order(StringComparer.Ordinal), cancellationToken);
            foreach (var path in paths)
            {
                await WriteAsync(Path.Combine(root, path), site.Find(path)!.Content, cancellationToken);
            }

            foreach (var gone in before.Except(paths, StringComparer.Ordinal).Where(IsBelow))
            {
                File.Delete(Path.Combine(root, gone));
            }

            await File.WriteAllLinesAsync(list, paths.Order(StringComparer.Ordinal), cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException($"The site cannot be written to {folder} ({cause.Message}); make room there or name another folder with --site. The FAQ itself is published.", cause);
        }
    }

    private static async Task WriteAsync(string file, byte[] content, CancellationToken cancellationToken)
    {
        if (File.Exists(file) && (await File.ReadAllBytesAsync(file, cancellationToken)).SequenceEqual(content))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file + Draft, content, cancellationToken);
        File.Move(file + Draft, file, overwrite: true);
    }

    private static bool IsBelow(string path) => path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/').Contains("..");
}
