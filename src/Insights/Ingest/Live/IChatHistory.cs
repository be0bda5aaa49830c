namespace Insights.Ingest.Live;

/// <summary>
/// A community's history where it lies, as far as it may be read. What a server refuses is an answer; one that is gone throws
/// <see cref="WorkFaultException"/>, one that refuses everything <see cref="UnusableException"/>. Safe to ask from several threads.
/// </summary>
public interface IChatHistory
{
    /// <summary>Requests made so far.</summary>
    long Calls { get; }

    /// <summary>What may be read now.</summary>
    Task<ChatListing> ListAsync(CancellationToken cancellationToken);

    /// <summary>The messages next after an id, oldest first.</summary>
    Task<ChatPage> ReadAfterAsync(ChannelId channel, MessageId after, CancellationToken cancellationToken);

    /// <summary>The messages next before an id, oldest first.</summary>
    Task<ChatPage> ReadBeforeAsync(ChannelId channel, MessageId before, CancellationToken cancellationToken);

    /// <summary>Whether a channel or thread still exists.</summary>
    Task<Existence> FindAsync(ChannelId channel, CancellationToken cancellationToken);

    /// <summary>Whether a message still exists.</summary>
    Task<Existence> FindAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken);
}

/// <summary>What a server says of a thing by its id.</summary>
public enum Existence
{
    Exists,
    Gone,

    /// <summary>It may be there, and we may not know.</summary>
    Refused,
}

/// <summary>A page of a channel's messages, or why there is none.</summary>
public abstract record ChatPage
{
    private ChatPage()
    {
    }

    /// <param name="Messages">By id; none at the end of history.</param>
    /// <param name="IsFull">False where nothing is left in that direction.</param>
    public sealed record Read(IReadOnlyList<SourceMessage> Messages, bool IsFull) : ChatPage;

    public sealed record Refused : ChatPage;

    public sealed record Gone : ChatPage;
}

/// <summary>A channel or thread that may be read, and what the server says of it.</summary>
/// <param name="Channel">Where it hangs and how it is called.</param>
/// <param name="LastMessage">May name a message that was deleted; null where there never was one, or the server does not say.</param>
/// <param name="Messages">How many messages a thread holds; null where the server does not count.</param>
/// <param name="TotalSent">How many were ever sent in it.</param>
public sealed record LiveChannel(Channel Channel, MessageId? LastMessage, int? Messages, int? TotalSent);

/// <summary>Everything that may be read now.</summary>
public sealed record ChatListing
{
    /// <summary>Channels that hold messages, and threads.</summary>
    public required IReadOnlyList<LiveChannel> Channels { get; init; }

    /// <summary>Channels and forums that were asked for: what of them is known and not listed may be gone.</summary>
    public required IReadOnlySet<ChannelId> Asked { get; init; }

    /// <summary>Channels that were asked for and cannot be read, with the reason and the remedy.</summary>
    public IReadOnlyDictionary<ChannelId, string> Unreadable { get; init; } = new Dictionary<ChannelId, string>();

    /// <summary>Ids of people who want no part in this, as far as the server tells.</summary>
    public IReadOnlyList<string> OptedOut { get; init; } = [];
}
