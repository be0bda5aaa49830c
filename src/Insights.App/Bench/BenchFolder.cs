namespace Insights.App.Bench;

/// <summary>A folder for what a benchmark makes; it goes, with all in it, when it is disposed.</summary>
internal sealed class BenchFolder : IDisposable
{
    /// <param name="parent">Where it is made.</param>
    /// <param name="bench">The benchmark's name.</param>
    public BenchFolder(string parent, string bench) =>
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, $"bench-{bench}-{Environment.ProcessId}")).FullName;

    public string Path { get; }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
