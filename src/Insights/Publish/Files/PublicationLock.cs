namespace Insights.Publish.Files;

/// <summary>Keeps a recovery away from a publication that is under way in another process.</summary>
internal static class PublicationLock
{
    /// <summary>Looks while another has it: a recovery or a commit takes a moment.</summary>
    private const int Looks = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The lock, waited for as long as a recovery or a commit may take; null where another process has it longer.</summary>
    public static FileStream? Take(string work)
    {
        var taken = TryTake(work);
        for (var look = 1; taken is null && look < Looks; look++)
        {
            Thread.Sleep(Pause);
            taken = TryTake(work);
        }

        return taken;
    }

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
