using System.Text;

namespace Insights.App.Commands;

/// <summary>Text files that a command is told to read.</summary>
internal static class TextFile
{
    /// <exception cref="UnusableException">The file is missing or cannot be read.</exception>
    public static StreamReader Open(string file)
    {
        try
        {
            return new StreamReader(file, Encoding.UTF8);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The file {file} cannot be read; name a readable file.", cause);
        }
    }
}
