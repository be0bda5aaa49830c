using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>What a request to forget removed.</summary>
public sealed record Forgotten(int Messages, ConversationChanges Conversations);

/// <summary>Erases people and messages from the store, at once and for good: tombstones keep them out of every later import.</summary>
public sealed class Forgetting(IMessageStore store, PseudonymKey key, Func<string, float[]?>? encode)
{
    /// <summary>Who is meant.</summary>
    /// <exception cref="UnusableException">The text is neither a Discord id nor a pseudonym.</exception>
    public static Pseudonym PseudonymOf(string author, PseudonymKey key) =>
        Snowflake.TryParse(author, out _) ? key.PseudonymOf(author) : ReadPseudonym(author);

    /// <param name="author">A Discord id of an author, or the pseudonym under which logs and pages know one.</param>
    public async Task<Forgotten> ForgetAuthorAsync(string author, CancellationToken cancellationToken)
    {
        var run = await StartAsync(cancellationToken);
        var count = await EraseAsync(run, PseudonymOf(author, key), cancellationToken);
        return new Forgotten(count, await SettleAsync(run, cancellationToken));
    }

    public async Task<Forgotten> ForgetMessagesAsync(IReadOnlyList<MessageId> messages, CancellationToken cancellationToken)
    {
        var run = await StartAsync(cancellationToken);
        var count = await EraseAsync(run, messages, [.. messages.Select(run.People.TombstoneOf)], cancellationToken);
        return new Forgotten(count, await SettleAsync(run, cancellationToken));
    }

    /// <summary>Forgets again what another copy of this store was told to forget, as after restoring an older backup.</summary>
    public async Task<Forgotten> HonourAsync(IReadOnlyCollection<long> tombstones, CancellationToken cancellationToken)
    {
        var run = await StartAsync(cancellationToken);
        var later = tombstones.ToHashSet();
        var (authors, messages) = (new SortedSet<Pseudonym>(), new List<MessageId>());
        var stamps = new List<ConversationId>();
        await foreach (var stamp in store.ReadStampsAsync(cancellationToken))
        {
            stamps.Add(stamp.Id);
        }

        await foreach (var conversation in store.ReadAsync(later.Count == 0 ? [] : stamps, cancellationToken))
        {
            var people = conversation.Messages.SelectMany(message => message.Mentions.Append(message.Author));
            authors.UnionWith(people.Where(person => later.Contains(run.People.TombstoneOf(person))));
            messages.AddRange(conversation.Messages.Select(message => message.Id).Where(id => later.Contains(run.People.TombstoneOf(id))));
        }

        var count = await EraseAsync(run, messages, [.. later.Order()], cancellationToken);
        foreach (var author in authors)
        {
            count += await EraseAsync(run, author, cancellationToken);
        }

        return new Forgotten(count, await SettleAsync(run, cancellationToken));
    }

    /// <summary>Erases what a person wrote, their threads' names, and their place in others' mentions.</summary>
    internal static async Task<int> EraseAsync(IngestRun run, Pseudonym author, CancellationToken cancellationToken)
    {
        var written = await run.Store.FindAsync(new MessageQuery.ByAuthor(author), cancellationToken);
        var mentioning = await run.Store.FindAsync(new MessageQuery.Mentioning(author), cancellationToken);
        var count = await EraseAsync(run, written, [run.People.TombstoneOf(author)], cancellationToken);
        await DropMentionsAsync(run, author, mentioning, cancellationToken);
        return count;
    }

    private static async Task<int> EraseAsync(
        IngestRun run, IReadOnlyList<MessageId> ids, IReadOnlyList<long> tombstones, CancellationToken cancellationToken)
    {
        // A thread or post bears the id of its opening message, and its name is the words of who opened it.
        var threads = (await run.Store.ReadChannelsAsync([.. ids.Select(id => new ChannelId(id.Value))], cancellationToken))
            .Where(channel => channel.Channel.IsThread)
            .ToList();
        IReadOnlyList<long> all =
            [.. tombstones, .. threads.Select(thread => run.People.TombstoneOf(new MessageId(thread.Channel.Id.Value)))];
        var messages = await run.Store.ReadMessagesAsync(ids, cancellationToken);
        await run.Store.WriteAsync(
            new StoreBatch
            {
                Channels = [.. threads.Select(thread => new StoredChannel(thread.Channel with { Name = "" }, MarkedText.Plain(""), []))],
                Deleted =
                [
                    .. messages.Select(stored => Erasure.Of(stored.Message, run.Names)),
                    .. threads.Select(thread => new ErasedMessage(
                        new MessageId(thread.Channel.Id.Value), run.Names.WordsOf([thread.Title]))),
                ],
                Tombstones = all,
            },
            cancellationToken);
        foreach (var tombstone in all)
        {
            run.People.Forget(tombstone);
        }

        return messages.Count;
    }

    private static async Task DropMentionsAsync(
        IngestRun run, Pseudonym author, IReadOnlyList<MessageId> mentioning, CancellationToken cancellationToken)
    {
        var (from, to) = ($"<@{run.People.MentionOf(author)}>", $"<@{People.NoMention}>");
        using var hash = new ContentHash();
        foreach (var page in mentioning.Chunk(1000))
        {
            var messages = await run.Store.ReadMessagesAsync(page, cancellationToken);
            await run.Store.WriteAsync(
                new StoreBatch { Messages = [.. messages.Select(Without)] }, cancellationToken);
        }

        StoredMessage Without(StoredMessage stored)
        {
            var message = stored.Message with
            {
                Text = Replace(stored.Message.Text),
                Attached = [.. stored.Message.Attached.Select(Replace)],
                Mentions = [.. stored.Message.Mentions.Where(mention => mention != author)],
            };
            var sourceHash = MessageHashes.SourceHashOf(message, hash);
            return run.Intake.Mark(message, sourceHash, stored.SeenAt, hash) with { MayMove = true };
        }

        MarkedText Replace(MarkedText text) => MarkedText.Plain(text.Typed.Replace(from, to, StringComparison.Ordinal));
    }

    private static Pseudonym ReadPseudonym(string author) =>
        author.Length == 17 && author[0] == 'u' && author.Skip(1).All(char.IsAsciiHexDigitLower)
            ? new Pseudonym(author)
            : throw new UnusableException($"\"{author}\" is no author: give the Discord id (digits) or the pseudonym (u and 16 digits).");

    private Task<IngestRun> StartAsync(CancellationToken cancellationToken) =>
        IngestRun.StartAsync(store, key, new IngestOptions { Now = DateTimeOffset.UnixEpoch }, null, cancellationToken);

    private async Task<ConversationChanges> SettleAsync(IngestRun run, CancellationToken cancellationToken)
    {
        await new TalkSettling(run, encode).RunAsync(cancellationToken);
        return await store.RefreshAsync(cancellationToken);
    }
}
