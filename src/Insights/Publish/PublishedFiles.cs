using System.Text;
using System.Text.Json;
using Insights.Publish.Pages;

namespace Insights.Publish;

/// <summary>A file of the publication: its name in the output folder and its whole content.</summary>
public sealed record PublishedFile(string Name, byte[] Content);

/// <summary>Renders an outcome as the files of the output folder; the same outcome gives the same bytes.</summary>
public static class PublishedFiles
{
    public const string Faq = "faq.json";
    public const string Run = "run.json";
    public const string Conversations = "conversations.jsonl";

    /// <summary>The page with the map, in the work folder, where all that belongs to a publication lies.</summary>
    public const string Map = "publication/map.html";

    /// <summary>The record of a night that was mined and is not committed yet.</summary>
    public const string Staged = "staged.zip";

    /// <summary>The record that says that something published may have been taken back since.</summary>
    public const string TakenBack = "taken-back.txt";

    /// <summary>All files but run.json, faq.json last.</summary>
    public static IReadOnlyList<PublishedFile> Render(PublishOutcome outcome)
    {
        var files = new List<PublishedFile>
        {
            new(Conversations, WriteLines(outcome.Conversations)),
            Page("README.md", IndexPage.Write(outcome)),
            Page("changes.md", ChangesPage.Write(outcome.Next)),
            Page("gaps.md", GapsPage.Write(outcome)),
        };
        files.AddRange(outcome.Publication.Entries
            .GroupBy(entry => ThemePage.FileOf(entry.Theme.Name))
            .OrderBy(theme => theme.Key, StringComparer.Ordinal)
            .Select(theme => Page(theme.Key, ThemePage.Write(theme.First().Theme.Name, [.. theme]))));
        files.Add(new PublishedFile("faq.schema.json", Encoding.UTF8.GetBytes(FaqSchema.Json)));
        files.Add(new PublishedFile(Faq, FaqJson.Write(outcome.Publication)));
        return files;
    }

    private static PublishedFile Page(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private static byte[] WriteLines(IReadOnlyList<ConversationLine> lines)
    {
        using var content = new MemoryStream();
        foreach (var line in lines)
        {
            content.Write(FaqJson.Write(isIndented: false, json => WriteLine(json, line)));
        }

        return content.ToArray();
    }

    private static void WriteLine(Utf8JsonWriter json, ConversationLine line)
    {
        json.WriteStartObject();
        json.WriteString("id", line.Id.ToString());
        json.WriteString("channel", line.Channel.ToString());
        FaqJson.WriteTexts(json, "messages", line.Messages.Select(id => id.ToString()));
        json.WriteString("question", line.Question);
        json.WriteString("cluster", line.Cluster?.Value);
        json.WriteString("theme", line.Theme);
        json.WriteBoolean("answerable", line.IsAnswerable);
        json.WriteString("entry", line.Entry);
        json.WriteString("why", line.Why);
        json.WriteEndObject();
    }
}
