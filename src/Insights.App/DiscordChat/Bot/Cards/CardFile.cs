using System.Text.Json;
using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.Bot.Cards;

/// <summary>The cards that are open, kept over restarts: one a line, replaced as a whole.</summary>
internal sealed class CardFile
{
    private readonly string file;
    private volatile IReadOnlyList<OpenCard> open;

    public CardFile(string file)
    {
        this.file = file;
        open = File.Exists(file) ? [.. File.ReadLines(file).Select(Read).OfType<OpenCard>()] : [];
    }

    public IReadOnlyList<OpenCard> Open => open;

    public Task AddAsync(OpenCard card, CancellationToken cancellationToken) => WriteAsync([.. open, card], cancellationToken);

    public Task RemoveAsync(OpenCard card, CancellationToken cancellationToken) =>
        WriteAsync([.. open.Where(other => other != card)], cancellationToken);

    private async Task WriteAsync(IReadOnlyList<OpenCard> cards, CancellationToken cancellationToken)
    {
        await File.WriteAllLinesAsync($"{file}.tmp", cards.Select(card => JsonSerializer.Serialize(card, WireJson.Options)), cancellationToken);
        File.Move($"{file}.tmp", file, overwrite: true);
        open = cards;
    }

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
