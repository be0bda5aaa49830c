using System.Text.RegularExpressions;
using Insights.Tests.Fakes;

namespace Insights.Tests.Layout;

/// <summary>A source file: its folders below the project, and its lines.</summary>
internal sealed partial record SourceFile(string Project, IReadOnlyList<string> Folders, string Name, IReadOnlyList<string> Lines)
{
    public string? Stage => Folders.Count > 0 ? Folders[0] : null;

    /// <summary>Names of the types it declares.</summary>
    public IReadOnlyList<string> Types { get; } =
        [.. Lines.Select(line => Declaration().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    public override string ToString() => string.Join('/', [Project, .. Folders, Name]);

    /// <summary>Every file that somebody wrote: no build output, no generated migration.</summary>
    public static IReadOnlyList<SourceFile> All(params IReadOnlyList<string> projects) =>
    [
        .. from project in projects
           let root = Path.Combine(SampleCommunity.Root, project)
           from file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           let parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)
           where parts[0] is not ("bin" or "obj") && !parts.Contains("Migrations")
           select new SourceFile(Path.GetFileName(project), parts[..^1], parts[^1], File.ReadAllLines(file)),
    ];

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|sealed|static|abstract|partial|readonly|ref)\s+)+(?:record\s+struct|record|class|struct|interface|enum)\s+(\w+)")]
    private static partial Regex Declaration();
}
