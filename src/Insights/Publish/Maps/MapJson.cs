using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Insights.Publish.Maps;

/// <summary>
/// The map's data as one JSON document, in columns to keep it small. No character in it can end the script element it stands in.
/// </summary>
internal static class MapJson
{
    private const int Digits = 3;

    // Every script stays readable; this encoder still escapes markup's characters and the line separators that scripts choke on.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(TextMap map)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Written))
        {
            json.WriteStartObject();
            json.WriteString("items", map.Items);
            WriteAll(json, "colourings", map.Colourings, WriteColouring);
            WriteAll(json, "clusters", map.Clusters, WriteCluster);
            WritePoints(json, map.Points);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteColouring(Utf8JsonWriter json, MapColouring colouring)
    {
        json.WriteStartObject();
        json.WriteString("name", colouring.Name);
        WriteAll(json, "categories", colouring.Categories, (writer, category) => writer.WriteStringValue(category));
        json.WriteNumber("rest", colouring.Rest ?? -1);
        json.WriteEndObject();
    }

    private static void WriteCluster(Utf8JsonWriter json, MapCluster cluster)
    {
        json.WriteStartObject();
        json.WriteString("id", cluster.Id);
        json.WriteString("name", cluster.Name);
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, IReadOnlyList<MapPoint> points)
    {
        string[] notes = [.. points.Select(point => point.Note).Distinct(StringComparer.Ordinal)];
        var places = notes.Index().ToDictionary(note => note.Item, note => note.Index, StringComparer.Ordinal);
        WriteAll(json, "notes", notes, (writer, note) => writer.WriteStringValue(note));
        WriteAll(json, "x", points, (writer, point) => writer.WriteNumberValue(Math.Round(point.Position.X, Digits)));
        WriteAll(json, "y", points, (writer, point) => writer.WriteNumberValue(Math.Round(point.Position.Y, Digits)));
        WriteAll(json, "cluster", points, (writer, point) => writer.WriteNumberValue(point.Cluster ?? -1));
        WriteAll(json, "text", points, (writer, point) => writer.WriteStringValue(point.Text));
        WriteAll(json, "note", points, (writer, point) => writer.WriteNumberValue(places[point.Note]));
        WriteAll(json, "category", points, (writer, point) =>
        {
            writer.WriteStartArray();
            foreach (var category in point.Categories)
            {
                writer.WriteNumberValue(category);
            }

            writer.WriteEndArray();
        });
        var misplaced = points.Index().Where(point => point.Item.IsMisplaced);
        WriteAll(json, "misplaced", misplaced, (writer, point) => writer.WriteNumberValue(point.Index));
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
