namespace Insights.Publish.Files;

/// <summary>The few file operations a publication is made of, so that a test can cut it short at each of them.</summary>
internal interface IFileSteps
{
    /// <summary>Writes a whole file and waits until it is on the disk.</summary>
    void Write(string file, ReadOnlySpan<byte> content);

    /// <summary>Renames within one folder, over what is there: readers see the old file or the new one.</summary>
    void Move(string from, string to);

    /// <summary>Removes a file; nothing happens where there is none.</summary>
    void Delete(string file);
}

/// <summary>The file system itself.</summary>
internal sealed class DiskSteps : IFileSteps
{
    public void Write(string file, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }
}
