namespace Insights.Publish.Files;

/// <summary>Keeps a recovery away from a publication that is under way in another process.</summary>
internal static class PublicationLock
{
    /// <summary>The lock, to be disposed, or null where another process has it.</summary>
    public static FileStream? TryTake(string work)
    {
        var file = Path.Combine(work, "publication", "lock");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException shared) when (shared.GetType() == typeof(IOException) && File.Exists(file))
        {
            return null;
        }
    }
}
