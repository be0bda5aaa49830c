using System.Text;
using System.Text.Json;
using Insights.Classify;
using Insights.Ingest;
using Insights.Publish;
using Insights.Tests.Fakes;

namespace Insights.Tests.Publish;

public sealed class PublishedFilesTests
{
    private static async Task<Dictionary<string, string>> RenderAsync()
    {
        var hostile = Drafts.Of("aaaaaaaa", "Which <b>deployment</b> for @everyone?", 10, 20) with
        {
            AlsoAsked = ["lite or [standalone](http://evil.example)?"],
            Answer =
            [
                Drafts.ClaimOf("Use `pip install pymilvus`, then *restart*.", 11, "then restart it"),
                Drafts.ClaimOf("See https://evil.example/\u202Egnp.exe now.", 21, "two words"),
            ],
        };
        var night = Drafts.Night(
            LastPublication.Empty("Milvus"),
            hostile.Accepted(),
            (Drafts.Of("bbbbbbbb", "How much memory?", 40, 50) with { Theme = new Theme("data-management"), Answer = [] }).Rejected(),
            Drafts.Of("cccccccc", "How do I back up?", 70, 80).Accepted());
        var note = new Decision { Cluster = new("cccccccc"), Note = "We test <backups> weekly." };
        var outcome = await new PublishStage(new TakenBackEvidence()).RunAsync(
            night, Drafts.Options with { Decisions = [note] }, CancellationToken.None);
        return PublishedFiles.Render(outcome).ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Content));
    }

    [Fact]
    public async Task The_pages_read_as_approved()
    {
        var files = await RenderAsync();
        foreach (var page in new[] { "README", "deployment", "changes", "gaps" })
        {
            Approved.Matches(files[page + ".md"], page);
        }
    }

    [Fact]
    public async Task Faq_json_has_the_fields_of_its_schema_in_the_order_of_the_contract()
    {
        var files = await RenderAsync();
        using var faq = JsonDocument.Parse(files["faq.json"]);
        using var schema = JsonDocument.Parse(files["faq.schema.json"]);
        var entry = faq.RootElement.GetProperty("entries").EnumerateArray().Single(one => one.TryGetProperty("note", out _));

        Assert.Equal(
            [
                "id", "slug", "theme", "status", "question", "alsoAsked", "answer", "note", "versions", "asked", "authors", "conversations",
                "firstAsked", "lastSupported", "confidence",
            ],
            Names(entry));
        Assert.Equal(["message", "channel", "quote", "url"], Names(entry.GetProperty("answer")[0].GetProperty("evidence")[0]));
        Assert.Equal(Names(faq.RootElement), Names(schema.RootElement.GetProperty("properties")));
        Assert.Equal(Names(entry), Names(schema.RootElement.GetProperty("$defs").GetProperty("entry").GetProperty("properties")));
        Assert.DoesNotContain("<", files["faq.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_conversation_has_a_line_that_shows_its_question_only_where_several_asked_it()
    {
        var lone = Drafts.Row(90, "only I ask this") with { QuestionVector = null };
        var night = Drafts.Night(LastPublication.Empty("Milvus"), Drafts.Of("aaaaaaaa", "Which deployment?", 10, 20).Accepted());
        night = night with
        {
            Clustering = night.Clustering with { Outliers = [lone, Drafts.Row(95, "thanks all") with { IsQuestion = false }] },
            Living = [.. night.Living, Drafts.Listing(90), Drafts.Listing(95), Drafts.Listing(99)],
        };
        var outcome = await new PublishStage(new TakenBackEvidence()).RunAsync(night, Drafts.Options, CancellationToken.None);
        var hidden = await new PublishStage(new TakenBackEvidence()).RunAsync(
            night with { Living = [.. night.Living.Select(listing => listing with { AddressesMachine = true })] }, Drafts.Options, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(PublishedFiles.Render(outcome).Single(file => file.Name == "conversations.jsonl").Content).Split('\n');

        Assert.Equal(
            """{"id":"10","channel":"7","messages":["10","11"],"question":"Which deployment?","cluster":"aaaaaaaa","theme":"deployment","answerable":true,"entry":"faq-aaaaaaaa","why":"in the FAQ"}""",
            lines[0]);
        Assert.Equal(
            """{"id":"90","channel":"7","messages":["90","91"],"question":null,"cluster":null,"theme":"other","answerable":true,"entry":null,"why":"no other conversation asks the like"}""",
            lines[2]);
        Assert.Equal("nobody asks anything here", outcome.Conversations.Single(line => line.Id == new ConversationId(95)).Why);
        Assert.All(hidden.Conversations, line => Assert.Null(line.Question));
    }

    private static List<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(field => field.Name)];
}
