using Insights.Ingest.Talks;

namespace Insights.Tests.Ingest.Talks;

public sealed class TalkSplitterTests
{
    [Fact]
    public void A_reply_binds_whatever_lies_between()
    {
        var log = new List<Utterance> { Say("ann", "how do I rebuild the index?", 0) };
        log.AddRange(Enumerable.Range(1, 700).Select(minute => Say("bob", $"other thing {minute}", minute)));
        log.Add(Say("cem", "drop it and create it again", 701) with { ReplyTo = 0 });

        var links = TalkSplitter.Split(log, null);

        Assert.Equal(new TalkLink(0, 0), links[^1]);
    }

    [Fact]
    public void A_system_line_is_a_talk_of_its_own()
    {
        var log = new[] { Say("ann", "anyone here?", 0), Say(null, "=== bob has joined", 0) with { IsSystem = true }, Say("ann", "hello?", 0) };

        var links = TalkSplitter.Split(log, null);

        Assert.Equal(1, links[1].Root);
        Assert.Equal(0, links[2].Root);
    }

    private static Utterance Say(string? author, string text, int minute) =>
        new() { Author = author, Text = text, At = TimeSpan.FromMinutes(minute) };
}
