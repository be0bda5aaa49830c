using System.IO.Compression;

namespace Insights.Publish.Files;

/// <summary>A night's publication before it is committed: its files by their names, without content where one is to go.</summary>
internal sealed record StagedPublication(string Night, IReadOnlyList<SharedRecord> Changes)
{
    private const string Kept = "put/", Gone = "gone/";

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.Comment = Night;
            foreach (var change in Changes)
            {
                using var entry = archive.CreateEntry((change.Content is null ? Gone : Kept) + change.Name, CompressionLevel.Fastest).Open();
                entry.Write(change.Content);
            }
        }

        return content.ToArray();
    }

    /// <summary>Null where it is damaged: a night can be mined again.</summary>
    public static StagedPublication? Read(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return new StagedPublication(archive.Comment, [.. archive.Entries.Select(Read)]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static SharedRecord Read(ZipArchiveEntry entry)
    {
        if (entry.FullName.StartsWith(Gone, StringComparison.Ordinal))
        {
            return new SharedRecord(entry.FullName[Gone.Length..], null);
        }

        using var from = entry.Open();
        using var content = new MemoryStream();
        from.CopyTo(content);
        return new SharedRecord(entry.FullName[Kept.Length..], content.ToArray());
    }
}
