using Insights.Ingest.Talks;

namespace Insights.Tests.Ingest.Talks;

/// <summary>A night that reads only what is new finds what a full pass finds.</summary>
public sealed class TalkContextTests
{
    private const int Length = 3 * TalkSplitter.Context;

    private static readonly string[] Words =
        "index vector disk memory docker update mount sound driver kernel package install remove error config thanks ok yes how what anyone it and".Split(' ');

    private static readonly IReadOnlyList<Utterance> Log = MakeLog(new Random(11));

    [Fact]
    public void A_line_is_linked_to_the_past_only()
    {
        var full = TalkSplitter.Split(Log, null);

        Assert.All(full.Index(), link => Assert.InRange(link.Item.Parent, 0, link.Index));
        Assert.All(full, link => Assert.Equal(link.Root, full[link.Parent].Root));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(Length - 1)]
    public void What_comes_later_changes_nothing(int count) =>
        Assert.Equal(TalkSplitter.Split(Log, null).Take(count), TalkSplitter.Split([.. Log.Take(count)], null));

    [Theory]
    [InlineData(TalkSplitter.Context)]
    [InlineData(TalkSplitter.Context + 7)]
    [InlineData(Length - 50)]
    public void Known_links_and_the_context_before_them_are_enough(int known)
    {
        var full = TalkSplitter.Split(Log, null);
        var start = known - TalkSplitter.Context;

        var rest = TalkSplitter.Continue(
            [.. Log.Skip(start).Select(line => line with { ReplyTo = line.ReplyTo - start })],
            [.. full.Skip(start).Take(TalkSplitter.Context).Select(link => new TalkLink(link.Parent - start, link.Root - start))],
            null);

        Assert.Equal(full.Skip(known), rest.Skip(TalkSplitter.Context).Select(link => new TalkLink(link.Parent + start, link.Root + start)));
    }

    private static List<Utterance> MakeLog(Random random)
    {
        var minutes = 0.0;
        var log = new List<Utterance>();
        while (log.Count < Length)
        {
            minutes += random.NextDouble() * (random.Next(40) == 0 ? 900 : 3);
            var text = string.Join(' ', Enumerable.Range(0, 1 + random.Next(9)).Select(_ => Words[random.Next(Words.Length)]));
            log.Add(new Utterance
            {
                Author = random.Next(30) == 0 ? null : $"user{random.Next(25)}",
                Text = (random.Next(3) == 0 ? $"user{random.Next(25)}: " : "") + text + (random.Next(4) == 0 ? "?" : ""),
                At = random.Next(20) == 0 ? null : TimeSpan.FromMinutes(minutes),
                IsSystem = random.Next(9) == 0,
                ReplyTo = log.Count > 0 && random.Next(12) == 0 ? log.Count - 1 - random.Next(Math.Min(log.Count, 40)) : null,
            });
        }

        return log;
    }
}
