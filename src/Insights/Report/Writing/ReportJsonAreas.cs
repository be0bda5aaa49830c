using System.Text.Json;
using Insights.Draft;
using Insights.Publish;
using Insights.Report.Counting;

namespace Insights.Report.Writing;

/// <summary>The areas of report.json with their topics.</summary>
internal static class ReportJsonAreas
{
    public static void Write(Utf8JsonWriter json, Area area)
    {
        json.WriteStartObject();
        json.WriteString("theme", area.Theme);
        json.WriteString("title", area.Title);
        json.WriteNumber("conversations", area.Conversations);
        ReportJson.WriteRounded(json, "share", area.Share, ReportJson.ShareDigits);
        ReportJson.WriteInterval(json, "shareInterval", area.ShareInterval);
        WriteCount(json, "previousConversations", area.Previous);
        ReportJson.WriteRounded(json, "previousShare", area.PreviousShare, ReportJson.ShareDigits);
        ReportJson.WriteRounded(json, "change", area.Change, ReportJson.ShareDigits);
        ReportJson.WriteArrow(json, area.Arrow);
        json.WriteNumber("asking", area.Asking);
        json.WriteNumber("answered", area.Answered);
        json.WriteNumber("solved", area.Solved);
        json.WriteNumber("alone", area.Alone);
        json.WriteNumber("topicsNotShown", area.TopicsNotShown);
        ReportJson.WriteAll(json, "topics", area.Topics, WriteTopic);
        json.WriteEndObject();
    }

    private static void WriteTopic(Utf8JsonWriter json, Topic topic)
    {
        json.WriteStartObject();
        json.WriteString("cluster", topic.Cluster.Value);
        json.WriteString("question", topic.Question);
        json.WriteNumber("conversations", topic.Conversations);
        json.WriteNumber("askers", topic.Askers);
        json.WriteNumber("reactions", topic.Reactions);
        WriteCount(json, "previousConversations", topic.Previous);
        ReportJson.WriteArrow(json, topic.Arrow);
        json.WriteNumber("unanswered", topic.Unanswered);
        json.WriteNumber("unsolved", topic.Unsolved);
        json.WriteString("firstSeen", ReportJson.Day(topic.FirstSeen));
        ReportJson.WriteNumbers(json, "months", topic.ByMonth);
        FaqJson.WriteTexts(json, "versions", topic.Versions);
        WriteEntry(json, topic.Entry);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, FaqEntry? entry)
    {
        if (entry is null)
        {
            json.WriteNull("entry");
            return;
        }

        json.WriteStartObject("entry");
        json.WriteString("id", entry.Id);
        json.WriteString("slug", entry.Slug);
        ReportJson.WriteAll(json, "helped", entry.Answer, WriteClaim);
        json.WriteEndObject();
    }

    private static void WriteClaim(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("text", claim.Text);
        ReportJson.WriteAll(json, "evidence", claim.Evidence, (writer, piece) =>
        {
            writer.WriteStartObject();
            writer.WriteString("message", piece.Message.ToString());
            writer.WriteString("quote", piece.Quote);
            writer.WriteString("url", piece.Url.AbsoluteUri);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string name, int? count)
    {
        if (count is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
