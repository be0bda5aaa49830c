using System.Globalization;
using System.Text.Json;
using Insights.App.Commands;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.Publish;

namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary>What is asked often and answered never, read from what was published.</summary>
internal sealed class PublishedGaps(CommandContext context)
{
    private const int Most = 10;
    private const int LongestLine = 150;

    public async Task<OutgoingMessage> WriteAsync(CancellationToken cancellationToken)
    {
        var gaps = (await ReadAsync(cancellationToken)).Take(Most)
            .Select(gap => string.Create(CultureInfo.InvariantCulture, $"- {DiscordText.Shorten(DiscordText.Escape(gap.Question), LongestLine)} (asked in {gap.Asked} conversations)"))
            .ToList();
        return new OutgoingMessage
        {
            Content = gaps.Count == 0 ? "No gap is known at present." : $"Asked by several people, answered by nobody:\n{string.Join('\n', gaps)}",
        };
    }

    private async Task<IEnumerable<(string Question, int Asked)>> ReadAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(context.OutFolder, "conversations.jsonl");
        if (!File.Exists(file))
        {
            return [];
        }

        var lines = new List<Line>();
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            if (JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web) is { Cluster: not null, Question: not null } asked
                && asked.Why == ConversationLine.WithoutAnswer)
            {
                lines.Add(asked);
            }
        }

        return lines.GroupBy(line => line.Cluster).Where(cluster => cluster.Count() > 1)
            .OrderByDescending(cluster => cluster.Count()).ThenBy(cluster => cluster.Key, StringComparer.Ordinal)
            .Select(cluster => (cluster.First().Question!, cluster.Count()));
    }

    private sealed record Line(string? Cluster, string? Question, string? Why);
}
