using Insights.Publish;

namespace Insights.App.Reporting;

/// <summary>The folder of a report: files are replaced one by one, whole, report.json last.</summary>
internal static class ReportFiles
{
    public const string Json = "report.json";

    /// <exception cref="UnusableException">The folder cannot be written.</exception>
    public static void EnsureUsable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, ".insights-probe"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The report cannot be written to {folder}; name a folder that can be written with --out.", cause);
        }
    }

    public static async Task WriteAsync(string folder, IEnumerable<PublishedFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(folder, file.Name);
            try
            {
                await File.WriteAllBytesAsync(target + ".tmp", file.Content, cancellationToken);
                File.Move(target + ".tmp", target, overwrite: true);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                File.Delete(target + ".tmp");
                throw new WorkFaultException($"The report cannot be written to {target}; make room there, or name another folder with --out.", cause);
            }
        }
    }
}
