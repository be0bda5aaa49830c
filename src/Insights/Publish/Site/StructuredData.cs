using System.Text;

namespace Insights.Publish.Site;

/// <summary>The entries as schema.org knows them, for search engines: one FAQPage in JSON-LD.</summary>
internal static class StructuredData
{
    public static Html Write(IReadOnlyList<FaqEntry> entries)
    {
        var json = FaqJson.Write(isIndented: false, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@context", "https://schema.org");
            writer.WriteString("@type", "FAQPage");
            writer.WriteStartArray("mainEntity");
            foreach (var entry in entries)
            {
                writer.WriteStartObject();
                writer.WriteString("@type", "Question");
                writer.WriteString("name", EntryMarkup.PlainQuestion(entry));
                writer.WriteNumber("answerCount", 1);
                writer.WriteStartObject("acceptedAnswer");
                writer.WriteString("@type", "Answer");
                writer.WriteString("text", EntryMarkup.PlainAnswer(entry));
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        return Html.LinkedData(Encoding.UTF8.GetString(json));
    }
}
