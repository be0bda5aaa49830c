using System.Security.Cryptography;
using Insights.Ingest;
using Insights.Pipeline;

namespace Insights.App.Settings;

/// <summary>The pseudonym key of a work folder: from the settings, else from its file, which is made once.</summary>
internal static class WorkKey
{
    /// <summary>Finds the key; null where the work folder has none yet.</summary>
    public static PseudonymKey? Find(StoreSettings settings, WorkFolder work)
    {
        if (settings.PseudonymKey.Length > 0)
        {
            return Read(settings.PseudonymKey, "Store:PseudonymKey");
        }

        return File.Exists(work.KeyFile) ? Read(File.ReadAllText(work.KeyFile).Trim(), work.KeyFile) : null;
    }

    public static PseudonymKey GetOrCreate(StoreSettings settings, WorkFolder work)
    {
        if (Find(settings, work) is { } key)
        {
            return key;
        }

        if (File.Exists(work.StoreFile))
        {
            throw new UnusableException(
                $"{work.KeyFile} is missing beside a store that was made with it; restore it from a backup or give Store:PseudonymKey.");
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var bytes = RandomNumberGenerator.GetBytes(PseudonymKey.ByteLength);
        using var file = new StreamWriter(work.KeyFile, options);
        file.WriteLine(Convert.ToBase64String(bytes));
        return new PseudonymKey(bytes);
    }

    private static PseudonymKey Read(string base64, string where)
    {
        try
        {
            return new PseudonymKey(Convert.FromBase64String(base64));
        }
        catch (FormatException cause)
        {
            throw new UnusableException($"The pseudonym key in {where} is not base64; give 32 random bytes as base64.", cause);
        }
    }
}
