using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.App.Web.Asking;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web;

[Collection(nameof(MinedSample))]
public sealed class ApiTests(MinedSample sample)
{
    private const string Known = "How can I add a field to a collection that already has data?";

    // Every field is described, and none that is not there.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    [Fact]
    public async Task An_answer_is_the_one_that_ask_prints()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        foreach (var question in new[] { Known, "Who won the football match?" })
        {
            using var posted = await server.Client.PostAsJsonAsync("/api/ask", new { question });
            var printed = await sample.Shell.HereAsync("ask", question, "--json");
            Assert.Equal(printed.Output.Trim(), await posted.Content.ReadAsStringAsync());
            Assert.Equal(question != Known, JsonSerializer.Deserialize<AnswerShape>(printed.Output, Strict)!.Abstained);
        }
    }

    [Fact]
    public async Task Entries_are_listed_and_found_by_id_and_slug()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        var all = JsonSerializer.Deserialize<EntriesShape>(await server.Client.GetStringAsync(new Uri("/api/entries", UriKind.Relative)), Strict)!.Entries;
        Assert.True(all.Count > 20);
        var theme = all[0].Theme;
        var some = JsonSerializer.Deserialize<EntriesShape>(await server.Client.GetStringAsync(new Uri($"/api/entries?theme={theme}", UriKind.Relative)), Strict)!.Entries;
        Assert.Equal(all.Count(entry => entry.Theme == theme), some.Count);
        foreach (var name in new[] { all[0].Id, all[0].Slug })
        {
            var one = JsonSerializer.Deserialize<EntryShape>(await server.Client.GetStringAsync(new Uri($"/api/entries/{name}", UriKind.Relative)), Strict)!;
            Assert.Equal(all[0].Id, one.Id);
        }

        using var none = await server.GetAsync("/api/entries/faq-nothing");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("{}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"question\":\"  \"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"question\":\"why\",\"k\":0}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{ half", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("question=why", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_question_is_refused(string body, string type, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await server.Client.PostAsync(new Uri("/api/ask", UriKind.Relative), content);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_question_or_a_request_that_is_too_long_is_refused()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        using var question = await server.Client.PostAsJsonAsync("/api/ask", new { question = new string('x', 2001) });
        Assert.Equal(HttpStatusCode.BadRequest, question.StatusCode);
        using var request = await server.Client.PostAsJsonAsync("/api/ask", new { question = new string('x', 300_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, request.StatusCode);
        using var page = await server.GetAsync("/ask?q=" + new string('x', 2001));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
    }

    [Fact]
    public async Task The_ask_box_answers_without_a_script_and_abstains_honestly()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        var answered = await server.Client.GetStringAsync(new Uri($"/ask?q={Uri.EscapeDataString(Known)}", UriKind.Relative));
        Assert.Contains("data-abstained=\"false\"", answered, StringComparison.Ordinal);
        Assert.Contains("https://discord.com/channels/", answered, StringComparison.Ordinal);
        var hostile = await server.Client.GetStringAsync(new Uri($"/ask?q={Uri.EscapeDataString("</textarea><script>alert(1)</script>")}", UriKind.Relative));
        Assert.Contains("This is not in the FAQ.", hostile, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", hostile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_publication_the_interfaces_say_that_there_is_none()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        using var asked = await server.Client.PostAsJsonAsync("/api/ask", new { question = "why" });
        using var listed = await server.GetAsync("/api/entries");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (asked.StatusCode, listed.StatusCode));
    }

    [Fact]
    public async Task The_description_names_every_interface_and_the_documents()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        var description = JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
        Assert.StartsWith("3.", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(["/api/ask", "/api/entries", "/api/entries/{id}", "/api/review", "/api/review/{id}", "/api/review/{id}/{verb}"], description.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var answer = description.GetProperty("components").GetProperty("schemas").GetProperty(nameof(AnswerShape)).GetProperty("properties");
        Assert.Equal(["abstained", "score", "entry", "text", "sources", "ranked"], answer.EnumerateObject().Select(field => field.Name));
    }
}
