using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Tests.Ingest;

/// <summary>What every store of record must do; run on each adapter.</summary>
public abstract class MessageStoreConformance
{
    private static readonly DateTimeOffset Seen = new(2025, 1, 15, 2, 0, 0, TimeSpan.Zero);
    protected static readonly Channel Thread = new(new ChannelId(500), new GuildId(9), "Title", new ChannelId(77), true);
    private static readonly Channel Flat = new(new ChannelId(77), new GuildId(9), "general", null, false);

    [SkippableFact]
    public async Task A_message_comes_back_as_it_was_written()
    {
        await using var store = Open();
        var message = MessageOf(501, Thread) with
        {
            Message = MessageOf(501, Thread).Message with
            {
                Kind = MessageKind.Reply,
                EditedAt = Seen,
                IsBot = true,
                IsPinned = true,
                AddressesMachine = true,
                Text = new MarkedText("mail a@b.c, 😀\n\"x\"", [new Mark(MarkKind.Mail, 5, 5)]),
                Attached = [new MarkedText("error.log", [new Mark(MarkKind.Token, 0, 300)]), MarkedText.Plain("ü")],
                ReplyTo = new MessageId(499),
                Mentions = [new Pseudonym("uffffffffffffffff"), new Pseudonym("u0000000000000001")],
                Reactions = [new Reaction("👍", 300)],
            },
        };
        await store.WriteAsync(new StoreBatch { Channels = [StoredOf(Thread)], Messages = [message] }, CancellationToken.None);
        var back = Assert.Single(await store.ReadMessagesAsync([new MessageId(501), new MessageId(5)], CancellationToken.None));

        Assert.Equivalent(message.Message, back.Message, strict: true);
        Assert.Equal(
            (message.SourceHash, message.Stamp, message.SeenAt, message.MarksVersion),
            (back.SourceHash, back.Stamp, back.SeenAt, back.MarksVersion));
    }

    [SkippableFact]
    public async Task A_thread_is_one_conversation_and_its_fingerprint_follows_stamps_and_title()
    {
        await using var store = Open();
        await store.WriteAsync(
            new StoreBatch { Channels = [StoredOf(Thread)], Messages = [MessageOf(501, Thread), MessageOf(502, Thread)] }, CancellationToken.None);
        var first = await store.RefreshAsync(CancellationToken.None);
        var again = await store.RefreshAsync(CancellationToken.None);
        await store.WriteAsync(new StoreBatch { Messages = [MessageOf(502, Thread) with { Stamp = 9 }] }, CancellationToken.None);
        var stamped = await store.RefreshAsync(CancellationToken.None);
        await store.WriteAsync(new StoreBatch { Channels = [StoredOf(Thread with { Name = "Other" })] }, CancellationToken.None);
        var renamed = await store.RefreshAsync(CancellationToken.None);
        await store.WriteAsync(
            new StoreBatch { Deleted = [new ErasedMessage(new MessageId(501), []), new ErasedMessage(new MessageId(502), [])] }, CancellationToken.None);
        var gone = await store.RefreshAsync(CancellationToken.None);

        Assert.Equal([new ConversationId(500)], first.Changed);
        Assert.Empty(again.Changed);
        Assert.Single(stamped.Changed);
        Assert.Single(renamed.Changed);
        Assert.Equal([new ConversationId(500)], gone.Gone);
        Assert.Equal(0, gone.Total);
    }

    [SkippableFact]
    public async Task Messages_of_a_flat_channel_wait_to_be_filed()
    {
        await using var store = Open();
        await store.WriteAsync(
            new StoreBatch { Channels = [StoredOf(Flat)], Messages = [.. new ulong[] { 80, 81, 82 }.Select(id => MessageOf(id, Flat) with { MayMove = true })] },
            CancellationToken.None);
        Assert.Equal([new UnsettledChannel(Flat.Id, new MessageId(80))], await store.ReadUnsettledAsync(CancellationToken.None));

        await store.FileAsync(
            Flat.Id,
            [.. new ulong[] { 80, 81, 82 }.Select(id => new TalkFiling(new MessageId(id), new ConversationId(id == 81 ? 81u : 80u), new MessageId(80)))],
            null,
            CancellationToken.None);
        await store.RefreshAsync(CancellationToken.None);

        Assert.Empty(await store.ReadUnsettledAsync(CancellationToken.None));
        Assert.Equal([80UL, 81UL], (await ToListAsync(store.ReadStampsAsync(CancellationToken.None))).Select(stamp => stamp.Id.Value));
        var talk = Assert.Single(await ToListAsync(store.ReadAsync([new ConversationId(80), new ConversationId(7)], CancellationToken.None)));
        Assert.Equal([80UL, 82UL], talk.Messages.Select(message => message.Id.Value));
        Assert.Null(talk.Title);
        Assert.Equal([80UL, 81UL], (await store.ReadBeforeAsync(Flat.Id, new MessageId(82), 5, CancellationToken.None)).Select(filed => filed.Message.Id.Value));
        Assert.Equal(new MessageId(80), (await store.ReadOnwardAsync(Flat.Id, new MessageId(82), 1, CancellationToken.None))[0].Filing!.Value.Parent);
    }

    [SkippableFact]
    public async Task Messages_are_found_by_place_author_mention_time_word_and_rules()
    {
        await using var store = Open();
        var author = new Pseudonym("u00000000000000aa");
        var one = MessageOf(81, Flat) with { Words = [1, 2] };
        var two = MessageOf(82, Flat) with { Words = [-2], MarksVersion = 3 };
        await store.WriteAsync(
            new StoreBatch
            {
                Channels = [StoredOf(Flat)],
                Messages = [one, two with { Message = two.Message with { Author = author, Mentions = [author], SentAt = Seen } }],
            },
            CancellationToken.None);

        Assert.Equal([81UL, 82UL], await Find(new MessageQuery.InChannel(Flat.Id, default, new MessageId(long.MaxValue))));
        Assert.Equal([82UL], await Find(new MessageQuery.InChannel(Flat.Id, new MessageId(82), new MessageId(90))));
        Assert.Equal([82UL], await Find(new MessageQuery.ByAuthor(author)));
        Assert.Equal([82UL], await Find(new MessageQuery.Mentioning(author)));
        Assert.Equal([81UL], await Find(new MessageQuery.SentBefore(Seen)));
        Assert.Equal([81UL, 82UL], await Find(new MessageQuery.Holding([2, -2])));
        Assert.Equal([81UL], await Find(new MessageQuery.MarkedBefore(3)));
        await store.WriteAsync(new StoreBatch { Messages = [one with { Words = [1], GoneWords = [2] }] }, CancellationToken.None);
        Assert.Equal([82UL], await Find(new MessageQuery.Holding([2, -2])));
        await store.WriteAsync(new StoreBatch { Deleted = [new ErasedMessage(new MessageId(81), [1])] }, CancellationToken.None);
        Assert.Empty(await Find(new MessageQuery.Holding([1])));

        async Task<IEnumerable<ulong>> Find(MessageQuery query) => (await store.FindAsync(query, CancellationToken.None)).Select(id => id.Value);
    }

    [SkippableFact]
    public async Task Cursors_names_coverage_and_tombstones_are_kept()
    {
        await using var store = Open();
        var whole = new ExportCoverage(Flat.Id, Seen, default, new MessageId(90), true);
        await store.WriteAsync(
            new StoreBatch
            {
                Cursors = [new FileCursor(-1, 2, 3, 4)],
                Names = [new AuthorName(5, 6, 2, true)],
                Coverage = [whole with { ExportedAt = Seen.AddDays(-1), From = new MessageId(5) }, whole],
                Tombstones = [7],
            },
            CancellationToken.None);
        await store.WriteAsync(
            new StoreBatch { Cursors = [new FileCursor(-1, 2, 3, 5)], Names = [new AuthorName(5, 6, 2, false)], Tombstones = [7] }, CancellationToken.None);

        Assert.Equal([new FileCursor(-1, 2, 3, 5)], await store.ReadCursorsAsync(CancellationToken.None));
        Assert.Equal([new AuthorName(5, 6, 2, false)], await store.ReadNamesAsync(CancellationToken.None));
        Assert.Equal([whole], await store.ReadCoverageAsync(Flat.Id, CancellationToken.None));
        Assert.Equal([7L], await store.ReadTombstonesAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_look_comes_back_as_it_was_written_and_its_cursor_never_moves_back()
    {
        await using var store = Open();
        var bare = new ChannelLook(Flat.Id);
        var whole = new ChannelLook(Thread.Id)
        {
            Cursor = new MessageId(502),
            LastMessage = new MessageId(503),
            Messages = 2,
            TotalSent = 3,
            LookedAt = Seen,
            LookBefore = new MessageId(501),
            State = LookState.Unlisted,
        };
        await store.WriteAsync(new StoreBatch { Looks = [whole, bare] }, CancellationToken.None);
        Assert.Equal([bare, whole], await store.ReadLooksAsync(CancellationToken.None));

        await store.WriteAsync(
            new StoreBatch { Looks = [whole with { Cursor = new MessageId(1), LastMessage = null, State = LookState.Open }] }, CancellationToken.None);
        Assert.Equal(
            whole with { LastMessage = null, State = LookState.Open },
            (await store.ReadLooksAsync(CancellationToken.None)).Single(look => look.Channel == Thread.Id));
    }

    [SkippableFact]
    public async Task A_thread_that_is_gone_leaves_its_opening_to_the_talks_of_its_channel()
    {
        await using var store = Open();
        var thread = Thread with { Parent = Flat.Id };
        await store.WriteAsync(
            new StoreBatch
            {
                Channels = [StoredOf(Flat), StoredOf(thread)],
                Messages = [MessageOf(500, Flat), MessageOf(501, thread)],
                Looks = [new ChannelLook(thread.Id) { LookedAt = Seen }],
                Coverage = [new ExportCoverage(thread.Id, Seen, new MessageId(1), new MessageId(9), true)],
            },
            CancellationToken.None);
        await store.RefreshAsync(CancellationToken.None);
        await store.FileAsync(Flat.Id, [], null, CancellationToken.None);

        await store.WriteAsync(new StoreBatch { Deleted = [new ErasedMessage(new MessageId(501), [])] }, CancellationToken.None);
        var later = new ExportCoverage(thread.Id, Seen.AddDays(1), default, new MessageId(900), true);
        await store.WriteAsync(new StoreBatch { GoneChannels = [new ErasedChannel(thread.Id, [3])], Coverage = [later] }, CancellationToken.None);
        var changes = await store.RefreshAsync(CancellationToken.None);

        Assert.Equal([new ConversationId(500)], changes.Gone);
        Assert.Empty(await store.ReadChannelsAsync([thread.Id], CancellationToken.None));
        Assert.Empty(await store.ReadLooksAsync(CancellationToken.None));
        Assert.Equal([later], await store.ReadCoverageAsync(thread.Id, CancellationToken.None));
        Assert.Equal([new UnsettledChannel(Flat.Id, new MessageId(500))], await store.ReadUnsettledAsync(CancellationToken.None));
        Assert.Equal([500UL], (await store.ReadOnwardAsync(Flat.Id, default, 9, CancellationToken.None)).Select(filed => filed.Message.Id.Value));
    }

    /// <summary>An empty store.</summary>
    protected abstract IMessageStore Open();

    private static StoredChannel StoredOf(Channel channel) => new(channel, MarkedText.Plain(channel.Name), []);

    protected static StoredMessage MessageOf(ulong id, Channel channel) => new()
    {
        Message = new Message
        {
            Id = new MessageId(id),
            Channel = channel.Id,
            Kind = MessageKind.Text,
            SentAt = Seen.AddDays(-9),
            Author = new Pseudonym("u8000000000000001"),
            Text = MarkedText.Plain($"text {id}"),
        },
        SourceHash = -1,
        Stamp = 1,
        SeenAt = Seen,
        MarksVersion = 1,
    };

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source)
        {
            list.Add(item);
        }

        return list;
    }
}
