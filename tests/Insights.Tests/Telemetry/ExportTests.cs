using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Insights.App.Settings;
using Insights.Tests.Fakes;
using Insights.Tests.MilvusIndex;

namespace Insights.Tests.Telemetry;

/// <summary>What a collector gets of a server: names and counts, of no message and no question a word.</summary>
[Collection(nameof(MinedSample))]
public sealed class ExportTests(MinedSample sample)
{
    private const string Question = "Who won the unmistakable football match?";

    [Theory]
    [InlineData(nameof(TelemetryProtocol.Grpc))]
    [InlineData(nameof(TelemetryProtocol.Http))]
    public async Task A_collector_gets_traces_and_the_metrics_that_are_shown_without_it(string protocol)
    {
        await using var collector = await FakeCollector.StartAsync(protocol);
        using var shell = sample.Copy().With("INSIGHTS__Telemetry__Endpoint", collector.Address).With("INSIGHTS__Telemetry__Protocol", protocol);
        string shown;
        await using (var server = await RunningServer.StartAsync(shell))
        {
            await server.RefreshedAsync();
            await AskAsync(server);
            shown = await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            Assert.Equal(0, await server.StopAsync());
        }

        var sent = collector.Metrics.Select(name => name.Replace('.', '_')).ToList();
        var names = Regex.Matches(shown, "(?m)^# TYPE (?<name>\\w+) ").Select(match => match.Groups["name"].Value)
            .Where(name => name is not "target_info" and not "otel_scope_info").ToList();
        Assert.Superset(
            new HashSet<string> { "insights_questions_total", "insights_answer_duration_seconds", "insights_entries", "insights_publications_total" },
            names.ToHashSet());
        Assert.All(names, name => Assert.Contains(sent, one => name.StartsWith(one, StringComparison.Ordinal)));
        Assert.Contains("POST /api/ask", collector.Spans);
        Assert.True(collector.Count("logs") > 0);
        Assert.DoesNotContain("unmistakable", collector.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nights_show_the_calls_of_their_model_and_neither_a_message_nor_a_secret_address()
    {
        await using var collector = await FakeCollector.StartAsync(nameof(TelemetryProtocol.Http));
        await using var model = await FakeChatServer.StartAsync(ScriptedModels.Honest);
        using var receiver = new HttpListener();
        var hook = $"http://127.0.0.1:{FaultTests.FreePort()}/hooks/unmistakable-secret/";
        receiver.Prefixes.Add(hook);
        receiver.Start();
        using var shell = model.Attach(new Shell())
            .With("INSIGHTS__Telemetry__Endpoint", collector.Address).With("INSIGHTS__Telemetry__Protocol", nameof(TelemetryProtocol.Http))
            .With("INSIGHTS__Schedule__Cron", "* * * * * *").With("INSIGHTS__Schedule__AlertUri", hook);
        var source = SmallCommunity.WriteTo(shell);
        shell.With("INSIGHTS__Source__Path", source);
        await using (var server = await RunningServer.StartAsync(shell))
        {
            await server.NightAsync(shell);

            // A night without its source is one that fails, and tells of it.
            Directory.Move(source, source + "-gone");
            var told = await receiver.GetContextAsync().WaitAsync(TimeSpan.FromMinutes(2));
            told.Response.Close();
            Assert.Equal(0, await server.StopAsync());
        }

        var agents = collector.Spans.Where(name => !name.Contains(' ', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(model.Calls);
        Assert.Contains(agents, name => name.Contains("reader", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(new Uri(hook).GetLeftPart(UriPartial.Authority), collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("unmistakable", collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("key-of-the-test", collector.Text, StringComparison.Ordinal);
        foreach (var message in SmallCommunity.Threads().SelectMany(thread => thread.Messages))
        {
            Assert.DoesNotContain(message!["content"]!.GetValue<string>(), collector.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("4711", collector.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(TelemetryProtocol.Grpc))]
    [InlineData(nameof(TelemetryProtocol.Http))]
    public async Task Without_its_collector_the_server_goes_on_and_stops_cleanly(string protocol)
    {
        using var shell = sample.Copy()
            .With("INSIGHTS__Telemetry__Endpoint", $"http://127.0.0.1:{FaultTests.FreePort()}").With("INSIGHTS__Telemetry__Protocol", protocol);
        await using var server = await RunningServer.StartAsync(shell);
        await AskAsync(server);
        using var ready = await server.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    private static async Task AskAsync(RunningServer server)
    {
        using var asked = await server.Client.PostAsJsonAsync("/api/ask", new { question = Question });
        using var page = await server.GetAsync("/ask?q=" + Uri.EscapeDataString(Question));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (asked.StatusCode, page.StatusCode));
    }
}
