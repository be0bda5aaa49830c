using System.Security.Cryptography;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>The key of the pseudonyms: given in the settings, or made once in the work folder, readable by its owner alone.</summary>
public static class PseudonymKeyFile
{
    /// <param name="given">Base64 of 32 random bytes; empty where the file decides.</param>
    /// <param name="file">Read where it exists, made where it does not.</param>
    /// <param name="storeExists">A store without its key cannot be continued: its pseudonyms would all change.</param>
    public static PseudonymKey Open(string given, string file, bool storeExists)
    {
        if (given.Length > 0)
        {
            return Parse(given, "Store:PseudonymKey");
        }

        try
        {
            if (File.Exists(file))
            {
                return Parse(File.ReadAllText(file), $"The key file {file}");
            }

            if (storeExists)
            {
                throw new UnusableException(
                    $"The key file {file} is missing beside its store; restore both from one backup, or move the store away and read the source again.");
            }

            return Make(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException($"The key file {file} cannot be read or made; check the rights of the work folder.", cause);
        }
    }

    private static PseudonymKey Make(string file)
    {
        var key = RandomNumberGenerator.GetBytes(PseudonymKey.ByteLength);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Beside, then renamed: a key cut short would make the next start fail for ever.
        using (var stream = new FileStream(file + ".tmp", options))
        using (var writer = new StreamWriter(stream))
        {
            writer.WriteLine(Convert.ToBase64String(key));
        }

        File.Move(file + ".tmp", file, overwrite: true);
        return new PseudonymKey(key);
    }

    private static PseudonymKey Parse(string text, string name)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var count)
            ? new PseudonymKey(bytes.AsSpan(0, count))
            : throw new UnusableException($"{name} is no base64; give base64 of {PseudonymKey.ByteLength} random bytes.");
    }
}
