namespace Insights.Ingest.Talks;

/// <summary>Gives the messages of a flat channel the shape of a log.</summary>
public static class FlatChannel
{
    /// <summary>
    /// One utterance a message, in the given order, which is that of ids. Replies to messages that are not given are passed over.
    /// </summary>
    public static IReadOnlyList<Utterance> ToUtterances(IReadOnlyList<Message> messages)
    {
        var positions = new Dictionary<MessageId, int>(messages.Count);
        var utterances = new List<Utterance>(messages.Count);
        foreach (var message in messages)
        {
            utterances.Add(new Utterance
            {
                Text = message.Text.Typed,
                Author = message.Author.Value,
                At = message.SentAt - DateTimeOffset.UnixEpoch,
                Addressees = [.. message.Mentions.Select(mention => mention.Value)],
                ReplyTo = message.ReplyTo is { } target && positions.TryGetValue(target, out var position) ? position : null,
                IsSystem = message.Kind is MessageKind.Notice or MessageKind.ThreadStarter,
                IsBot = message.IsBot,
            });
            positions[message.Id] = positions.Count;
        }

        return utterances;
    }
}
