using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Insights.Ingest.Exports;

/// <summary>An export file, what its head says, and the mark by which it is known again.</summary>
internal sealed record ExportFile(string Path, string Name, ExportHeader Header, FileCursor Cursor);

/// <summary>What was found under a source.</summary>
/// <param name="Exports">By name.</param>
/// <param name="Damaged">Names of files that break off before their first message.</param>
/// <param name="PassedOver">Names of files that are no exports.</param>
internal sealed record ExportListing(
    IReadOnlyList<ExportFile> Exports, IReadOnlyList<string> Damaged, IReadOnlyList<string> PassedOver);

/// <summary>Finds the exports of a source, which is a file or a folder of any depth.</summary>
internal sealed class ExportFolder(PseudonymKey key, Oddities oddities)
{
    /// <summary>Enough to tell two exports apart: channel and moment stand within.</summary>
    private const int HeadBytes = 4096;

    public ExportListing List(string source, CancellationToken cancellationToken)
    {
        var isFile = File.Exists(source);
        if (!isFile && !Directory.Exists(source))
        {
            throw new UnusableException($"The source {source} does not exist; give a DiscordChatExporter file or a folder of them.");
        }

        List<ExportFile> exports = [];
        List<string> damaged = [], passedOver = [];
        var root = isFile ? Path.GetDirectoryName(Path.GetFullPath(source))! : Path.GetFullPath(source);
        foreach (var (path, name) in isFile ? [(Path.GetFullPath(source), Path.GetFileName(source))] : Find(root))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Look(path, name, exports, damaged, passedOver);
        }

        if (exports.Count + damaged.Count == 0)
        {
            throw new UnusableException(passedOver.Count == 0
                ? $"The source {source} holds no .json file; export channels with DiscordChatExporter, format Json, and give their folder."
                : $"The source {source} holds no DiscordChatExporter export ({passedOver.Count} other files); export with format Json.");
        }

        return new ExportListing(exports, damaged, passedOver);
    }

    private static IEnumerable<(string Path, string Name)> Find(string root) => Directory
        .EnumerateFiles(root, "*.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 32 })
        .Select(path => (path, Name: Path.GetRelativePath(root, path).Replace('\\', '/')))
        .Where(file => !IsSetAside(file.Name))
        .OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>Gold is for measuring alone; attachments lie beside an export in a folder of their own.</summary>
    private static bool IsSetAside(string name) => name.Split('/')[..^1].Any(folder =>
        folder.Equals("gold", StringComparison.OrdinalIgnoreCase) || folder.EndsWith("_Files", StringComparison.Ordinal));

    private void Look(string path, string name, List<ExportFile> exports, List<string> damaged, List<string> passedOver)
    {
        try
        {
            var cursor = CursorOf(path, name);
            using var stream = Open(path);
            using var reader = new ExportReader(stream, name, null, new Oddities());
            switch (reader)
            {
                case { Header: { } header }:
                    exports.Add(new ExportFile(path, name, header, cursor));
                    break;
                case { Ending: ExportEnding.Damaged }:
                    damaged.Add(name);
                    oddities.Add(OddityKind.DamagedFile, $"{name}: incomplete after message 0, byte {cursor.Length}");
                    break;
                default:
                    passedOver.Add(name);
                    oddities.Add(OddityKind.NotAnExport, name);
                    break;
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException($"The source file {name} cannot be read; check its rights and the disk.", cause);
        }
    }

    public static FileStream Open(string path) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);

    private FileCursor CursorOf(string path, string name)
    {
        var file = new FileInfo(path);
        Span<byte> head = stackalloc byte[HeadBytes];
        using var stream = Open(path);
        var count = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        return new FileCursor(
            key.Hash("path", name),
            file.Length,
            file.LastWriteTimeUtc.Ticks,
            BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(head[..count])));
    }
}
