using Insights.App.Commands;
using Insights.Draft;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Reviewing;

/// <summary>One draft to decide about, with its conversations as people read them: masked, without names.</summary>
internal sealed record ReviewSheet(ReviewItem Item, IReadOnlyList<ReviewConversation> Conversations)
{
    private const int Around = 2;

    public static async Task<ReviewSheet> ReadAsync(CommandContext context, ReviewItem item, CancellationToken cancellationToken)
    {
        context.RequireStore();
        await using var services = context.Compose();
        var store = services.GetRequiredService<IMessageStore>();
        var ids = (item.Drafted?.Draft.Conversations ?? []).Union(item.Published?.Conversations ?? []).ToList();
        var conversations = await store.ReadAsync(ids, cancellationToken).Select(ReviewConversation.Of).ToListAsync(cancellationToken);
        return new ReviewSheet(item, conversations);
    }

    /// <summary>The message that a piece of evidence is from with those around it; empty where it is gone.</summary>
    public IReadOnlyList<ReviewLine> ContextOf(Evidence piece)
    {
        foreach (var conversation in Conversations)
        {
            var place = conversation.Lines.Index().FirstOrDefault(line => line.Item.Id == piece.Message, (-1, null!)).Item1;
            if (place >= 0)
            {
                return [.. conversation.Lines.Skip(place - Around).Take(Math.Min(place, Around) + 1 + Around)];
            }
        }

        return [];
    }
}

/// <summary>A conversation of a draft.</summary>
internal sealed record ReviewConversation(ConversationId Id, string? Title, Uri Link, IReadOnlyList<ReviewLine> Lines)
{
    public static ReviewConversation Of(Conversation conversation)
    {
        var people = conversation.Messages.Select(message => message.Author).Distinct().ToList();
        return new ReviewConversation(
            conversation.Id,
            conversation.Title is { } title ? TextRenderer.Render(title).Text : null,
            new Uri($"https://discord.com/channels/{conversation.Channel.Guild}/{conversation.Channel.Id}/{conversation.Messages[0].Id}"),
            [
                .. conversation.Messages
                    .Where(message => message.Kind is MessageKind.Text or MessageKind.Reply or MessageKind.CommandAnswer)
                    .Select(message => new ReviewLine(message.Id, people.IndexOf(message.Author), message.SentAt, TextRenderer.Render(message.Text).Text)),
            ]);
    }
}

/// <summary>A message as a reviewer reads it; <paramref name="Speaker"/> counts the people of the conversation, 0 for who began it.</summary>
internal sealed record ReviewLine(MessageId Id, int Speaker, DateTimeOffset At, string Text);
