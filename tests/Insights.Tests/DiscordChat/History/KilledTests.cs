using Insights.Ingest;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.History;

public sealed class KilledTests
{
    private const int Kills = 50;
    private static readonly ulong[] Channels = [71, 72, 73];

    /// <summary>Each run ends at a random question to the server or a random transaction, while people go on writing and deleting.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_was_killed_in_the_end_every_message_is_there_once(int seed)
    {
        var random = new Random(seed);
        await using var live = await LiveFolder.StartAsync();
        live.Guild.AddChannel(71, "help");
        live.Guild.AddChannel(72, "news", 5);
        live.Guild.AddChannel(73, "questions", 15);
        var cursors = new Dictionary<ChannelId, MessageId>();
        for (var kill = 0; kill < Kills; kill++)
        {
            Live(live.Guild, random, kill < 5 ? 60 : 8);
            await KillAsync(live, random);
            await AssertForwardAsync(live, cursors);
        }

        live.Options = live.Options with { SweepCalls = 100_000 };
        await live.RunAsync(Channels);
        await live.RunAsync(Channels);
        await using var fresh = await LiveFolder.StartAsync(live.Guild);
        await fresh.RunAsync(Channels);

        var expected = live.Guild.Channels.SelectMany(channel => channel.Messages.Keys).Order().ToList();
        Assert.Equal(expected, (await live.ReadAsync()).SelectMany(talk => talk.Messages).Select(message => message.Id.Value).Order());
        Assert.Equal(Comparable(fresh), Comparable(live));
    }

    private static async Task KillAsync(LiveFolder live, Random random)
    {
        await using var store = live.OpenStore();
        var (writes, questions) = random.Next(2) == 0 ? (random.Next(12), int.MaxValue) : (int.MaxValue, random.Next(14));
        var dying = new FailingStore(store, writes);
        try
        {
            await live.RunAsync(dying, Channels, history => new DyingHistory(history, questions));
        }
        catch (InvalidOperationException end) when (end.Message == "The process ended here.")
        {
            // As it was meant to.
        }
    }

    private static async Task AssertForwardAsync(LiveFolder live, Dictionary<ChannelId, MessageId> cursors)
    {
        await using var store = live.OpenStore();
        foreach (var look in await store.ReadLooksAsync(CancellationToken.None))
        {
            Assert.True(look.Cursor.CompareTo(cursors.GetValueOrDefault(look.Channel)) >= 0);
            cursors[look.Channel] = look.Cursor;
        }
    }

    private static void Live(FakeGuild guild, Random random, int happenings)
    {
        for (var count = 0; count < happenings; count++)
        {
            var author = (ulong)(501 + random.Next(5));
            var threads = guild.Channels.Where(channel => channel.IsThread).ToList();
            switch (random.Next(10))
            {
                case 0:
                    guild.PostInForum(73, author, $"Post {guild.Now:O}", $"Question at {guild.Now:O}");
                    break;
                case 1 when guild.Find(71)!.Messages.Count > 3:
                    guild.Delete(71, guild.Find(71)!.Messages.Keys.ElementAt(random.Next(3)));
                    break;
                case 2 when threads.Count > 3:
                    guild.Archive(threads[random.Next(threads.Count)].Id);
                    break;
                case 3 or 4 when threads.Count > 0:
                    guild.Post(threads[random.Next(threads.Count)].Id, author, $"Answer at {guild.Now:O}");
                    break;
                default:
                    guild.Post(random.Next(4) == 0 ? 72UL : 71UL, author, $"Words at {guild.Now:O}");
                    break;
            }
        }
    }

    // In a flat channel, where a talk begins, and so to which one a message belongs, depends on what was there when it was filed; which
    // messages there are, and what they say, does not.
    private static IReadOnlyList<string> Comparable(LiveFolder live) =>
    [
        .. StoreDump.Read(live.Exports.StoreFile)
            .Where(line => !line.StartsWith("conversation|", StringComparison.Ordinal))
            .Select(line => line.Split('|') is ["message", _, "71" or "72", _, ..] columns
                ? string.Join('|', columns.Index().Where(column => column.Index != 3).Select(column => column.Item))
                : line),
    ];
}
