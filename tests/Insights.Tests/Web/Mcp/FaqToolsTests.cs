using System.Text.Json;
using Insights.Tests.Fakes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Insights.Tests.Web.Mcp;

/// <summary>The server as a client of the protocol's own package sees it.</summary>
[Collection(nameof(MinedSample))]
public sealed class FaqToolsTests(MinedSample sample)
{
    [Fact]
    public async Task A_client_searches_and_reads_an_entry()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        await using var client = await ConnectAsync(server);
        var tools = await client.ListToolsAsync();
        Assert.Equal(["get_entry", "search_faq"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));

        const string Question = "How can I add a field to a collection that already has data?";
        var found = await client.CallToolAsync("search_faq", new Dictionary<string, object?> { ["question"] = Question });
        var printed = await sample.Shell.HereAsync("ask", Question, "--json");
        Assert.Equal(printed.Output.Trim(), TextOf(found));

        var id = JsonSerializer.Deserialize<JsonElement>(TextOf(found)).GetProperty("entry").GetString();
        var entry = JsonSerializer.Deserialize<JsonElement>(TextOf(await client.CallToolAsync("get_entry", new Dictionary<string, object?> { ["id"] = id })));
        Assert.Equal(id, entry.GetProperty("id").GetString());
        Assert.NotEmpty(entry.GetProperty("answer").EnumerateArray());
    }

    [Fact]
    public async Task What_is_not_there_is_an_error_that_says_so()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        await using var client = await ConnectAsync(server);
        var none = await client.CallToolAsync("get_entry", new Dictionary<string, object?> { ["id"] = "faq-nothing" });
        Assert.True(none.IsError);
        Assert.Contains("no such entry", TextOf(none), StringComparison.Ordinal);
        var empty = await client.CallToolAsync("search_faq", new Dictionary<string, object?> { ["question"] = "" });
        Assert.True(empty.IsError);
    }

    private static Task<McpClient> ConnectAsync(RunningServer server) => McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
    {
        Endpoint = new Uri(server.Client.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp,
    }));

    private static string TextOf(CallToolResult result) => ((TextContentBlock)result.Content.Single()).Text;
}
