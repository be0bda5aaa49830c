using System.Text.Json;
using Insights.App.DiscordChat.Wire;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.DiscordChat.Bot.Cards;

/// <summary>The cards that are open, kept over restarts and for every worker: one a line.</summary>
internal sealed class CardFile(WorkFolder work)
{
    public IReadOnlyList<OpenCard> Read() => [.. work.Shared.ReadLines(WorkFolder.CardsRecord).Select(Read).OfType<OpenCard>()];

    public void Add(OpenCard card) => work.Shared.Append(WorkFolder.CardsRecord, JsonSerializer.Serialize(card, WireJson.Options));

    public void Remove(OpenCard card) => work.Shared.Prune(WorkFolder.CardsRecord, line => Read(line) is { } other && other != card);

    private static OpenCard? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<OpenCard>(line, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
