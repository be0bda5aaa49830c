using System.Globalization;
using System.Text.Json;
using Insights.Cluster;
using Insights.Evaluate.Gold;
using Insights.Pipeline;
using Insights.Report.Counting;
using Insights.Report.Mined;
using Insights.Tests.Fakes;

namespace Insights.Tests.Report;

/// <summary>
/// The report of the sample's year against a count of another kind: straight from the export's files and conversations.jsonl, with
/// nothing of the product's but these.
/// </summary>
[Collection(nameof(MinedSample))]
public sealed class IndependentCountTests(MinedSample sample)
{
    [Fact]
    public async Task Conversations_per_theme_and_month_are_those_of_the_listing()
    {
        var report = await ReadReportAsync();
        var (export, lines) = (Exported(), Listed());
        var expected = lines.GroupBy(line => (Month: export[line.Messages[0]].Sent[..7], line.Theme)).ToDictionary(group => group.Key, group => group.Count());
        var told = report.GetProperty("months").EnumerateArray()
            .SelectMany(month => month.GetProperty("themes").EnumerateObject(), (month, theme) => (Month: month.GetProperty("month").GetString()!, Theme: theme.Name, Count: theme.Value.GetInt32()))
            .Where(cell => cell.Count > 0).ToDictionary(cell => (cell.Month, cell.Theme), cell => cell.Count);
        Assert.Equal(expected.OrderBy(pair => pair.Key), told.OrderBy(pair => pair.Key));
        foreach (var area in report.GetProperty("areas").EnumerateArray())
        {
            var count = lines.Count(line => line.Theme == area.GetProperty("theme").GetString());
            Assert.Equal((count, Math.Round((double)count / lines.Count, 4)), (area.GetProperty("conversations").GetInt32(), area.GetProperty("share").GetDouble()));
        }
    }

    [Fact]
    public async Task Askers_and_conversations_per_topic_are_those_of_the_export()
    {
        var topics = (await ReadReportAsync()).GetProperty("areas").EnumerateArray().SelectMany(area => area.GetProperty("topics").EnumerateArray()).ToList();
        var (export, lines) = (Exported(), Listed());
        Assert.True(topics.Count > 20);
        foreach (var topic in topics)
        {
            var members = lines.Where(line => line.Cluster == topic.GetProperty("cluster").GetString()).ToList();
            var askers = members.Select(line => export[line.Messages.First(id => !export[id].IsBot)].Author).Distinct().Count();
            Assert.Equal((members.Count, askers), (topic.GetProperty("conversations").GetInt32(), topic.GetProperty("askers").GetInt32()));
        }

        // Nothing that several people asked and that has a public question is missing.
        var shown = topics.Select(topic => topic.GetProperty("cluster").GetString()).ToHashSet();
        var missing = lines.Where(line => line.Cluster is not null && line.Question is not null && !shown.Contains(line.Cluster)).GroupBy(line => line.Cluster)
            .Where(group => group.Select(line => export[line.Messages.First(id => !export[id].IsBot)].Author).Distinct().Count() >= 2);
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Times_to_the_first_answer_are_those_of_the_export()
    {
        var help = (await ReadReportAsync()).GetProperty("help");
        var (export, lines) = (Exported(), Listed());
        var known = export.Values.Max(message => message.At);
        var waits = new List<(double Hours, bool IsOver)>();
        foreach (var spoken in lines.Where(line => line.IsAnswerable).Select(line => line.Messages.Select(id => export[id]).Where(message => !message.IsBot).ToList()))
        {
            var answer = spoken.FirstOrDefault(message => message.Author != spoken[0].Author);
            waits.Add((((answer?.At ?? known) - spoken[0].At).TotalHours, answer is not null));
        }

        Assert.Equal((waits.Count, waits.Count(wait => wait.IsOver)), (help.GetProperty("asking").GetInt32(), help.GetProperty("toAnswer").GetProperty("over").GetInt32()));
        Assert.Equal(Quantile(waits, 0.5), help.GetProperty("toAnswer").GetProperty("medianHours").GetDouble(), 0.006);
        Assert.Equal(Quantile(waits, 0.9), help.GetProperty("toAnswer").GetProperty("p90Hours").GetDouble(), 0.006);
    }

    [Fact]
    public async Task With_the_gold_labels_in_place_the_three_areas_carry_their_gold_topics()
    {
        var gold = await GoldCommunity.ReadAsync(SampleCommunity.Folder, CancellationToken.None);
        var threadOf = gold.Threads.SelectMany(thread => thread.Messages, (thread, id) => (thread, id)).ToDictionary(pair => pair.id, pair => pair.thread);
        var messages = Listed().ToDictionary(line => line.Id, line => line.Messages);
        var mined = MinedLines.Read(new WorkFolder(sample.Shell.Work).Shared, WorkFolder.MinedRecord)!;
        List<MinedConversation> relabelled =
        [
            .. mined.Select(line => (line, Thread: threadOf[messages[line.Id.ToString()].First(threadOf.ContainsKey)])).Select(pair => pair.line with
            {
                Theme = pair.Thread.Theme,
                Cluster = pair.Thread.Topic is { } topic ? new ClusterId(topic) : null,
                Question = pair.Thread.Topic is { } named ? $"About {named}" : null,
            }),
        ];
        var report = PeriodCounting.Make(
            ReportInputs.Of(relabelled) with { Themes = [new("deployment", "D"), new("performance", "P"), new("data-management", "M")] },
            ReportInputs.Request(ReportInputs.Year2024));

        Assert.Equal(["deployment", "performance", "data-management", "other"], report.Areas.Select(area => area.Theme));
        foreach (var area in report.Areas.Take(3))
        {
            Assert.Equal(
                gold.Topics.Where(topic => topic.Theme == area.Theme).Select(topic => topic.Topic).Order(),
                area.Topics.Select(topic => topic.Cluster.Value).Order());
            Assert.Equal(relabelled.Count(line => line.Theme == area.Theme), area.Conversations);
        }

        var export = Exported();
        foreach (var topic in report.Areas.SelectMany(area => area.Topics))
        {
            var threads = relabelled.Where(line => line.Cluster == topic.Cluster).Select(line => messages[line.Id.ToString()]).ToList();
            Assert.Equal(threads.Select(ids => export[ids.First(id => !export[id].IsBot)].Author).Distinct().Count(), topic.Askers);
        }
    }

    // The shortest time by which so many are over, each step dividing by who still waits.
    private static double Quantile(List<(double Hours, bool IsOver)> waits, double share)
    {
        var left = 1.0;
        foreach (var hours in waits.Where(wait => wait.IsOver).Select(wait => wait.Hours).Distinct().Order())
        {
            left -= left * waits.Count(wait => wait.IsOver && wait.Hours.Equals(hours)) / waits.Count(wait => wait.Hours >= hours);
            if (1 - left >= share - 1e-9)
            {
                return hours;
            }
        }

        return double.NaN;
    }

    private async Task<JsonElement> ReadReportAsync()
    {
        using var shell = sample.Copy();
        var told = await shell.RunAsync("report", "--from", "2024-01-01", "--to", "2024-12-31", "--work", shell.Work, "--out", Path.Combine(shell.Folder, "report"), "--json");
        Assert.Equal((0, ""), (told.Code, told.Error));
        return JsonDocument.Parse(told.Output).RootElement;
    }

    private static Dictionary<string, ExportedMessage> Exported() => Directory.GetFiles(SampleCommunity.Folder, "*.json")
        .SelectMany(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("messages").EnumerateArray())
        .Select(message => (Id: message.GetProperty("id").GetString()!, Message: new ExportedMessage(
            message.GetProperty("author").GetProperty("id").GetString()!,
            message.GetProperty("author").GetProperty("isBot").GetBoolean() || message.GetProperty("type").GetString() is not ("Default" or "Reply"),
            message.GetProperty("timestamp").GetString()!)))
        .GroupBy(pair => pair.Id).ToDictionary(group => group.Key, group => group.First().Message);

    private List<ListedConversation> Listed() =>
    [
        .. File.ReadLines(Path.Combine(sample.Shell.Out, "conversations.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Select(line => new ListedConversation(
            line.GetProperty("id").GetString()!,
            [.. line.GetProperty("messages").EnumerateArray().Select(id => id.GetString()!)],
            line.GetProperty("theme").GetString()!,
            line.GetProperty("cluster").GetString(),
            line.GetProperty("question").GetString(),
            line.GetProperty("answerable").GetBoolean())),
    ];

    private sealed record ListedConversation(string Id, IReadOnlyList<string> Messages, string Theme, string? Cluster, string? Question, bool IsAnswerable);

    private sealed record ExportedMessage(string Author, bool IsBot, string Timestamp)
    {
        public DateTimeOffset At { get; } = DateTimeOffset.Parse(Timestamp, CultureInfo.InvariantCulture);

        public string Sent => At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
