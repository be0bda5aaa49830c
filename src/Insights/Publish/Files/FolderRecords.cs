using System.Text;

namespace Insights.Publish.Files;

/// <summary>Records as files of one work folder: one worker, or several one after the other.</summary>
public sealed class FolderRecords(string path) : ISharedRecords
{
    /// <summary>Several parts of one process add to a folder, each through records of its own.</summary>
    private static readonly Lock Adding = new();

    private readonly string root = Path.GetFullPath(path);

    public string FileOf(string name) => Path.Combine(root, name);

    public byte[]? Read(string name) => File.Exists(FileOf(name)) ? File.ReadAllBytes(FileOf(name)) : null;

    public bool Exists(string name) => File.Exists(FileOf(name));

    public IReadOnlyList<SharedRecord> ReadFolder(string folder) => Directory.Exists(FileOf(folder))
        ? [.. Directory.GetFiles(FileOf(folder)).Order(StringComparer.Ordinal)
            .Select(file => new SharedRecord($"{folder}/{Path.GetFileName(file)}", File.ReadAllBytes(file)))]
        : [];

    public void Replace(IReadOnlyList<SharedRecord> records)
    {
        if (records is [{ Content: { } content } one])
        {
            File.WriteAllBytes(FileOf(one.Name) + ".tmp", content);
            File.Move(FileOf(one.Name) + ".tmp", FileOf(one.Name), overwrite: true);
            return;
        }

        new FileTransaction(FileOf($"publication/{FileTransaction.JournalName}"), new DiskSteps())
            .Commit([.. records.Select(record => new FileChange(FileOf(record.Name), record.Content))]);
    }

    public void Append(string name, params IReadOnlyList<string> lines)
    {
        lock (Adding)
        {
            using var file = new FileStream(FileOf(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

            // A line that a kill cut short must not run into the next.
            var isCut = file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n';
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes($"{(isCut ? "\n" : "")}{string.Join('\n', lines)}\n"));
        }
    }

    public bool AppendOnce(string name, string line)
    {
        lock (Adding)
        {
            if (this.ReadLines(name).Contains(line, StringComparer.Ordinal))
            {
                return false;
            }

            Append(name, line);
            return true;
        }
    }

    public int Prune(string name, Predicate<string> keeps)
    {
        lock (Adding)
        {
            if (!File.Exists(FileOf(name)))
            {
                return 0;
            }

            var lines = File.ReadAllLines(FileOf(name)).Where(line => line.Length > 0).ToList();
            var kept = lines.FindAll(keeps);
            if (kept.Count < lines.Count)
            {
                Replace([new SharedRecord(name, Encoding.UTF8.GetBytes(string.Concat(kept.Select(line => line + "\n"))))]);
            }

            return lines.Count - kept.Count;
        }
    }

    /// <summary>The lock of the folder itself is enough.</summary>
    public IDisposable TryLock() => new MemoryStream();
}
