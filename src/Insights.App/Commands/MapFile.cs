using System.CommandLine;
using Insights.Publish.Maps;

namespace Insights.App.Commands;

/// <summary>The file that <c>--map</c> names: checked before the long work, written whole or not at all.</summary>
internal sealed record MapFile(string Name)
{
    private string Draft => Name + ".tmp";

    /// <summary>Null where no map is asked for.</summary>
    public static MapFile? Find(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Contains(SharedOptions.Map) && parsed.GetValue(SharedOptions.Map) is { } name
            ? new MapFile(name)
            : null;

    /// <exception cref="UnusableException">The file cannot be written there.</exception>
    public void EnsureWritable()
    {
        if (Name.Length == 0 || Path.EndsInDirectorySeparator(Name) || Directory.Exists(Name))
        {
            throw new UnusableException(
                $"The map cannot be written to '{Name}', which is no file name; name a file, such as map.html.");
        }

        try
        {
            File.WriteAllBytes(Draft, []);
            File.Delete(Draft);
            using var existing = File.Exists(Name) ? File.OpenWrite(Name) : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException(
                $"The map cannot be written to {Name}; name a file in a folder that exists and can be written.", cause);
        }
    }

    public async Task WriteAsync(TextMap map, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllBytesAsync(Draft, MapPage.Write(map), cancellationToken);
            File.Move(Draft, Name, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            File.Delete(Draft);
            throw new WorkFaultException(
                $"The map cannot be written to {Name}; make room there, or name another file, and start again.", cause);
        }
    }
}
