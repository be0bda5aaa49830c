using System.Text;
using System.Text.Json;

namespace Insights.App.Nightly;

/// <summary>The name of the server that an export comes from, for a community without a name in the settings.</summary>
internal static class SourceName
{
    /// <summary>The name stands in the first few hundred bytes.</summary>
    private const int HeadBytes = 16 * 1024;

    /// <summary>Finds the name in the first export that has one; null where none does.</summary>
    public static string? Find(string source)
    {
        IEnumerable<string> files = File.Exists(source) ? [source] : Directory.GetFiles(source, "*.json").Order(StringComparer.Ordinal);
        return files.Select(FindInFile).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
    }

    private static string? FindInFile(string file)
    {
        var head = new byte[HeadBytes];
        try
        {
            using var stream = File.OpenRead(file);
            var reader = new Utf8JsonReader(WithoutMark(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, false))), false, default);
            var isGuild = false;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > 2)
                {
                    continue;
                }

                isGuild = reader.CurrentDepth == 1 ? reader.ValueTextEquals("guild") : isGuild;
                if (isGuild && reader.CurrentDepth == 2 && reader.ValueTextEquals("name") && reader.Read())
                {
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // Whatever is wrong with the file, the ingest says so with its position.
            return null;
        }

        return null;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) =>
        head.StartsWith(Encoding.UTF8.Preamble) ? head[Encoding.UTF8.Preamble.Length..] : head;
}
