using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.App.Reviewing;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Cards;

/// <summary>
/// Keeps the reviewers' channel in step with the queue: a card for each draft that waits, closed when it is decided anywhere or changes.
/// </summary>
internal sealed class CardBoard(ReviewDesk reviews, CardFile cards, ChannelWriter writer, ChannelId? channel) : IDisposable
{
    /// <summary>More cards than people look at would bury the channel; the rest follow as these are decided.</summary>
    private const int MostOpen = 25;

    private readonly SemaphoreSlim turn = new(1);
    private volatile IReadOnlyList<ReviewItem> waiting = [];

    /// <summary>The waiting draft that a button belongs to; null where it is decided or has changed.</summary>
    public ReviewItem? Find(CustomId id) => waiting.FirstOrDefault(item => item.Cluster.Value == id.Subject && item.Version == id.Version);

    /// <summary>Learns what waits; posts the cards that are missing and closes those that nobody waits for.</summary>
    /// <param name="isPosting">False where another worker does so, and presses may come here all the same.</param>
    /// <param name="cancellationToken">Stops between two cards.</param>
    public async Task RefreshAsync(bool isPosting, CancellationToken cancellationToken)
    {
        if (channel is not { } home)
        {
            return;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            waiting = [.. (await reviews.LookAsync(cancellationToken)).Items.Where(item => item.Waits)];
            if (!isPosting)
            {
                return;
            }

            var open = cards.Read();
            foreach (var card in open.Where(card => !waiting.Any(card.IsOf)))
            {
                await CloseAsync(card, "This draft was decided or has changed.", cancellationToken);
            }

            var count = open.Count(card => waiting.Any(card.IsOf));
            foreach (var item in waiting.Where(item => !open.Any(card => card.IsOf(item))).Take(MostOpen - count))
            {
                await PostAsync(home, item, cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Closes the card of a draft that was decided from it.</summary>
    public async Task CloseAsync(ReviewItem item, string ending, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            waiting = [.. waiting.Where(other => other.Cluster != item.Cluster)];
            if (cards.Read().FirstOrDefault(card => card.IsOf(item)) is { } card)
            {
                await CloseAsync(card, ending, cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task PostAsync(ChannelId home, ReviewItem item, CancellationToken cancellationToken)
    {
        if (await writer.SendAsync(home, OpenCard.NonceOf(item), ReviewCard.Write(item), cancellationToken) is ApiAnswer<DiscordMessage>.Done { Value: var sent })
        {
            cards.Add(new OpenCard(item.Cluster.Value, item.Version, home, sent.Id));
        }
    }

    private async Task CloseAsync(OpenCard card, string ending, CancellationToken cancellationToken)
    {
        await writer.EditAsync(card.Channel, card.Message, ReviewCard.Close(card.Cluster, ending), cancellationToken);
        cards.Remove(card);
    }
}
