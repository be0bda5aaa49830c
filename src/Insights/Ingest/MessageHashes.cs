namespace Insights.Ingest;

/// <summary>Which changes of messages and conversations count as changes.</summary>
public static class MessageHashes
{
    /// <summary>Hash of everything of a message that a later stage can see, marks included.</summary>
    public static long StampOf(Message message, ContentHash hash)
    {
        AddSource(message, hash);
        hash.Add(message.Text);
        hash.Add(message.AddressesMachine ? 1 : 0);
        foreach (var attached in message.Attached)
        {
            hash.Add(attached);
        }

        return hash.Take();
    }

    /// <summary>Hash of what the source gave, before marks: the same message read again hashes to the same.</summary>
    public static long SourceHashOf(Message message, ContentHash hash)
    {
        AddSource(message, hash);
        return hash.Take();
    }

    /// <summary>The fingerprint of a conversation: its place, its name, and its messages' ids and stamps in order.</summary>
    public static string FingerprintOf(
        StoredChannel channel, IEnumerable<(MessageId Id, long Stamp)> messages, ContentHash hash)
    {
        hash.Add((long)channel.Channel.Id.Value);
        hash.Add((long)channel.Channel.Guild.Value);
        hash.Add((long)(channel.Channel.Parent?.Value ?? 0));
        hash.Add(channel.Channel.IsThread ? 1 : 0);
        hash.Add(channel.Title);
        foreach (var (id, stamp) in messages)
        {
            hash.Add((long)id.Value);
            hash.Add(stamp);
        }

        return hash.TakeHex();
    }

    private static void AddSource(Message message, ContentHash hash)
    {
        hash.Add((long)message.Id.Value);
        hash.Add((long)message.Channel.Value);
        hash.Add((long)message.Kind);
        hash.Add(message.SentAt.ToUnixTimeMilliseconds());
        hash.Add(message.EditedAt?.ToUnixTimeMilliseconds() ?? long.MinValue);
        hash.Add(message.Author.Value);
        hash.Add((message.IsBot ? 1 : 0) + (message.IsPinned ? 2 : 0));
        hash.Add((long)(message.ReplyTo?.Value ?? 0));
        hash.Add(message.Text.Typed);
        hash.Add(message.Attached.Count);
        foreach (var attached in message.Attached)
        {
            hash.Add(attached.Typed);
        }

        hash.Add(message.Mentions.Count);
        foreach (var mention in message.Mentions)
        {
            hash.Add(mention.Value);
        }

        hash.Add(message.Reactions.Count);
        foreach (var reaction in message.Reactions)
        {
            hash.Add(reaction.Emoji);
            hash.Add(reaction.Count);
        }
    }
}
