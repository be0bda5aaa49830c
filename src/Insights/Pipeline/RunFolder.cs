using System.Globalization;

namespace Insights.Pipeline;

/// <summary>The folder of one run's stage outputs, <c>runs/&lt;date&gt;/</c>; a further run of a day gets a number.</summary>
public sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes the folder of a run and removes the oldest beyond <paramref name="keep"/>.</summary>
    public static RunFolder Create(WorkFolder work, DateTimeOffset now, int keep)
    {
        var day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? day : string.Create(CultureInfo.InvariantCulture, $"{day}.{number:0000}"))
            .First(name => !Directory.Exists(System.IO.Path.Combine(work.RunsFolder, name)));
        var path = System.IO.Path.Combine(work.RunsFolder, name);
        Directory.CreateDirectory(path);
        RemoveOldest(work, keep);
        return new RunFolder(path);
    }

    /// <summary>A folder beside those of the runs, for what is done between them.</summary>
    public static RunFolder Named(WorkFolder work, string name)
    {
        var path = System.IO.Path.Combine(work.Path, name);
        Directory.CreateDirectory(path);
        return new RunFolder(path);
    }

    /// <summary>Removes all runs but the last ones; gives how many went.</summary>
    public static int RemoveOldest(WorkFolder work, int keep)
    {
        var old = Directory.Exists(work.RunsFolder)
            ? Directory.GetDirectories(work.RunsFolder).OrderDescending(StringComparer.Ordinal).Skip(keep).ToList()
            : [];
        old.ForEach(folder => Directory.Delete(folder, recursive: true));
        return old.Count;
    }

    public string FileOf(string stage) => System.IO.Path.Combine(Path, $"{stage}.jsonl");
}
