using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;
using Insights.Ingest.Live;

namespace Insights.App.DiscordChat.History;

/// <summary>The history of a Discord server over REST; it only reads.</summary>
internal sealed class DiscordHistory : IChatHistory, IDisposable
{
    private const int Page = 100;

    private readonly DiscordOptions options;
    private readonly DiscordRest rest;
    private readonly ServerView view;
    private readonly Roster roster;
    private readonly SemaphoreSlim turn = new(1);
    private MessageMapping? mapping;
    private ChatListing? listing;

    private DiscordHistory(DiscordOptions options, DiscordRest rest, ServerView view)
    {
        (this.options, this.rest, this.view) = (options, rest, view);
        roster = new Roster(rest, options, view.Guild);
    }

    public long Calls => rest.Calls;

    public string? ServerName => view.Guild.Name;

    /// <exception cref="UnusableException">Token, intent, server or channels are not what reading needs.</exception>
    public static Task<DiscordHistory> ConnectAsync(DiscordOptions options, TimeProvider clock, CancellationToken cancellationToken) =>
        ConnectAsync(() => new DiscordRest(options, clock), options, cancellationToken);

    /// <summary>Reads over a line that others use, too.</summary>
    /// <exception cref="UnusableException">Token, intent, server or channels are not what reading needs.</exception>
    public static Task<DiscordHistory> ConnectAsync(DiscordRest line, DiscordOptions options, CancellationToken cancellationToken) =>
        ConnectAsync(line.Share, options, cancellationToken);

    private static async Task<DiscordHistory> ConnectAsync(Func<DiscordRest> open, DiscordOptions options, CancellationToken cancellationToken)
    {
        DiscordRest? rest = null;
        try
        {
            rest = open();
            var history = new DiscordHistory(options, rest, await ServerView.ReadAsync(rest, options, cancellationToken));
            rest = null;
            return history;
        }
        finally
        {
            rest?.Dispose();
        }
    }

    /// <summary>What there is; asked for once, so that all who read from this see the server as it was at one moment.</summary>
    public async Task<ChatListing> ListAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return listing ??= await ListAnewAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<ChatListing> ListAnewAsync(CancellationToken cancellationToken)
    {
        var unreadable = options.Channels
            .Where(id => view.Find(id) is not { } channel || !view.IsIgnored(channel))
            .Select(id => (Id: id, Fault: view.FindFault(id)))
            .Where(channel => channel.Fault is not null)
            .ToDictionary(channel => channel.Id, channel => channel.Fault!);
        if (unreadable.Count == options.Channels.Count)
        {
            var (channel, fault) = unreadable.OrderBy(pair => pair.Key).First();
            throw new UnusableException($"None of the channels of Discord:Channels can be read, such as {channel}: {fault}.");
        }

        await roster.ReadAsync(cancellationToken);
        var threads = await new ThreadLists(rest, options, view).ReadAsync(cancellationToken);
        var names = new ServerNames(view, threads);
        mapping = new MessageMapping(new ResolvedText(names.RoleOf, names.ChannelOf), roster.HasOptedOut);
        return new ChatListing
        {
            Channels = [.. view.Readable.Where(channel => channel.HoldsMessages).Concat(threads).DistinctBy(channel => channel.Id).Select(Map)],
            Asked = options.Channels.ToHashSet(),
            Unreadable = unreadable,
            OptedOut = roster.OptedOut,
        };
    }

    public Task<ChatPage> ReadAfterAsync(ChannelId channel, MessageId after, CancellationToken cancellationToken) =>
        ReadAsync($"channels/{channel}/messages?limit={Page}&after={after}", cancellationToken);

    public Task<ChatPage> ReadBeforeAsync(ChannelId channel, MessageId before, CancellationToken cancellationToken) => ReadAsync(
        $"channels/{channel}/messages?limit={Page}{(before.Value < long.MaxValue ? $"&before={before}" : "")}", cancellationToken);

    public async Task<Existence> FindAsync(ChannelId channel, CancellationToken cancellationToken) =>
        ExistenceOf(await rest.GetAsync<DiscordChannel>($"channels/{channel}", cancellationToken));

    public async Task<Existence> FindAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        ExistenceOf(await rest.GetAsync<DiscordMessage>($"channels/{channel}/messages/{message}", cancellationToken));

    public void Dispose()
    {
        rest.Dispose();
        turn.Dispose();
    }

    // Only Discord's own word erases: a 404 of something in between is none.
    private static Existence ExistenceOf<T>(ApiAnswer<T> answer) => answer switch
    {
        ApiAnswer<T>.Done => Existence.Exists,
        ApiAnswer<T>.Refused { Status: 404, Code: ApiError.UnknownChannel or ApiError.UnknownMessage } => Existence.Gone,
        _ => Existence.Refused,
    };

    private static LiveChannel Map(DiscordChannel channel) => new(
        new Channel(channel.Id, channel.GuildId ?? default, channel.Name ?? "", channel.ParentId, channel.IsThread),
        channel.LastMessageId,
        channel.IsThread ? channel.MessageCount : null,
        channel.IsThread ? channel.TotalMessageSent : null);

    private async Task<ChatPage> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await rest.GetAsync<IReadOnlyList<DiscordMessage>>(path, cancellationToken);
        if (answer is not ApiAnswer<IReadOnlyList<DiscordMessage>>.Done { Value: var messages })
        {
            return ExistenceOf(answer) == Existence.Gone ? new ChatPage.Gone() : new ChatPage.Refused();
        }

        await roster.MeetAsync(messages.Select(message => message.Author).OfType<DiscordUser>(), cancellationToken);

        // Pages come newest first, and were seen unstable within one moment.
        return new ChatPage.Read(
            [.. messages.Select(mapping!.Map).OfType<SourceMessage>().DistinctBy(message => message.Id).OrderBy(message => message.Id)],
            messages.Count >= Page);
    }
}
