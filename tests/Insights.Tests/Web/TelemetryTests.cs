using System.Net.Http.Json;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web;

[Collection(nameof(MinedSample))]
public sealed class TelemetryTests(MinedSample sample)
{
    [Fact]
    public async Task Metrics_count_questions_and_requests_and_hold_no_text()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        const string Question = "Who won the unmistakable football match?";
        using var asked = await server.Client.PostAsJsonAsync("/api/ask", new { question = Question });
        using var page = await server.GetAsync("/ask?q=" + Uri.EscapeDataString(Question));
        var metrics = await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        foreach (var door in new[] { "api", "page" })
        {
            var counted = Assert.Single(metrics.Split('\n'), line =>
                line.StartsWith("insights_questions_total{", StringComparison.Ordinal) && line.Contains($"door=\"{door}\"", StringComparison.Ordinal));
            Assert.Contains("answered=\"no\"", counted, StringComparison.Ordinal);
            Assert.Contains("} 1", counted, StringComparison.Ordinal);
        }

        Assert.Matches("(?m)^insights_entries\\{[^}]*\\} [1-9]", metrics);
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("unmistakable", metrics, StringComparison.Ordinal);
        var log = string.Concat(Directory.GetFiles(Path.Combine(sample.Shell.Work, "log")).Select(file => File.ReadAllText(file)));
        Assert.Contains("Publication with ", log, StringComparison.Ordinal);
        Assert.DoesNotContain("unmistakable", log, StringComparison.Ordinal);
    }
}
