using System.Globalization;
using Insights.App.Store;
using Insights.Classify;
using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Draft;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Report.Mined;

namespace Insights.App.Bench;

/// <summary>
/// A work folder as a run leaves one, for a wished number of conversations over two years: store, mined lines and a publication whose
/// quotes stand in the store. The same for the same number.
/// </summary>
internal sealed class GeneratedMining(WorkFolder work, int count)
{
    private const int Seed = 20241231;
    private const int ConversationsAnEntry = 50;
    private const int BatchSize = 2000;
    private const string Remedy = "Raise the limit in the settings and restart the worker, then it goes through.";
    private static readonly DateTimeOffset Start = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Themes = ["deployment", "performance", "data-management", "other"];
    private readonly Random random = new(Seed);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        work.Create();
        _ = PseudonymKeyFile.Open("", work.KeyFile, storeExists: false);
        await using var store = SqliteMessageStore.Open(work.StoreFile);
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            await store.WriteAsync(
                new StoreBatch { Channels = [.. batch.Select(ChannelOf)], Messages = [.. batch.SelectMany(MessagesOf)] }, cancellationToken);
        }

        await store.RefreshAsync(cancellationToken);
        var activities = await ActivityReading.RefreshAsync(store, [], cancellationToken);
        var lines = MinedLines.Write(activities.OrderBy(read => read.Key).Select((read, number) => Mined(read, number)));
        work.Shared.Replace([new SharedRecord(WorkFolder.MinedRecord, lines)]);
        Publish(new PublicationFolder(Path.Combine(work.Path, "faq"), work.Path, work.Shared));
    }

    private static MinedConversation Mined(KeyValuePair<ConversationId, (string Fingerprint, ConversationActivity Activity)> read, int number) => new()
    {
        Id = read.Key,
        Fingerprint = read.Value.Fingerprint,
        Theme = Themes[number / 7 % Themes.Length],
        Cluster = number % 5 == 0 ? null : ClusterOf(EntryOf(number)),
        Membership = number % 100 / 100.0,
        IsAnswerable = number % 9 != 0,
        Question = string.Create(CultureInfo.InvariantCulture, $"How do I get past limit {EntryOf(number)} when the worker has {number % 97} jobs waiting?"),
        Place = new MapPosition(number % 331 / 10.0, number % 257 / 10.0),
        Activity = read.Value.Activity,
    };

    private void Publish(PublicationFolder folder)
    {
        FaqEntry[] entries = [.. Enumerable.Range(0, count / ConversationsAnEntry).Select(EntryAt)];
        var publication = new Publication("Generated", entries, []);
        folder.Commit(
            new PublishOutcome
            {
                Publication = publication,
                Changes = [],
                Continuity = 1,
                IsBlocked = false,
                Moves = [],
                Conversations = [],
                Gaps = [],
                Listings = [],
                Next = new LastPublication { Publication = publication },
            },
            null,
            []);
    }

    private FaqEntry EntryAt(int entry) => new()
    {
        Cluster = ClusterOf(entry),
        Slug = string.Create(CultureInfo.InvariantCulture, $"limit-{entry}"),
        Theme = new Theme(Themes[entry % (Themes.Length - 1)]),
        Question = string.Create(CultureInfo.InvariantCulture, $"How do I get past limit {entry}?"),
        AlsoAsked = [],
        Answer =
        [
            new Claim
            {
                Text = Remedy,
                Confidence = 0.9,
                Evidence = [new Evidence(new MessageId(IdOf(entry) + 1), new ChannelId(IdOf(entry)), new GuildId(9), Remedy)],
            },
        ],
        Versions = ["2.4"],
        Asked = ConversationsAnEntry,
        Authors = ConversationsAnEntry,
        Conversations = [new ConversationId(IdOf(entry))],
        FirstAsked = new DateOnly(2023, 1, 1),
        LastSupported = new DateOnly(2024, 12, 31),
        Confidence = 0.9,
    };

    private static StoredChannel ChannelOf(int number)
    {
        var title = MarkedText.Plain("Limit reached");
        return new StoredChannel(new Channel(new ChannelId(IdOf(number)), new GuildId(9), title.Typed, new ChannelId(77), true), title, []);
    }

    private IEnumerable<StoredMessage> MessagesOf(int number)
    {
        var (id, asker) = (IdOf(number), new Pseudonym(string.Create(CultureInfo.InvariantCulture, $"u{random.Next(40_000):x16}")));
        yield return Stored(id, number, 0, asker, "The worker stops at the limit since version 2.4, what can I do?");
        if (random.Next(10) > 0)
        {
            yield return Stored(id, number, 1, new Pseudonym(string.Create(CultureInfo.InvariantCulture, $"h{(int)(800 * Math.Pow(random.NextDouble(), 3)):x16}")), Remedy);
            yield return Stored(id, number, 2, asker, random.Next(2) == 0 ? "Thanks, that works now." : "I will try that tomorrow.");
        }
        else
        {
            // An entry cites the second message of the conversation that it is named after.
            yield return Stored(id, number, 1, asker, Remedy);
        }
    }

    private StoredMessage Stored(ulong id, int number, int place, Pseudonym author, string text) => new()
    {
        Message = new Message
        {
            Id = new MessageId(id + (ulong)place),
            Channel = new ChannelId(id),
            Kind = MessageKind.Text,
            SentAt = StartOf(number).AddMinutes(place * random.Next(3, 600)),
            Author = author,
            Text = MarkedText.Plain(text),
        },
        SourceHash = number,
        Stamp = ((long)number * 3) + place,
        SeenAt = Start,
        MarksVersion = MaskRules.Version,
    };

    private static int EntryOf(int number) => number / 3 % 2000;

    private static ClusterId ClusterOf(int entry) => new(entry.ToString("00000000", CultureInfo.InvariantCulture));

    private static ulong IdOf(int number) => Snowflake.FirstAt(StartOf(number));

    private static DateTimeOffset StartOf(int number) => Start.AddMinutes(number * 10.5);
}
