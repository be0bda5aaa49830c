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

        Assert.Equal(new TalkLink(0, 0), Split(log)[^1]);
    }

    [Fact]
    public void A_system_line_is_a_talk_of_its_own()
    {
        var joined = Say(null, "=== bob has joined", 0) with { IsSystem = true };

        var links = Split([Say("ann", "anyone here?", 0), joined, Say("ann", "i can't mount a usb disk", 0)]);

        Assert.Equal([0, 1, 0], links.Select(link => link.Root));
    }

    [Fact]
    public void A_name_at_the_beginning_outweighs_what_stands_nearer()
    {
        var links = Split(
        [
            Say("ann", "how do I mount an iso image?", 0),
            Say("bob", "my sound is gone since the update, any ideas?", 0),
            Say("cem", "bob: is the mixer muted?", 1),
            Say("dan", "Ann, mount -o loop file.iso /mnt", 1),
        ]);

        Assert.Equal([0, 1, 1, 0], links.Select(link => link.Root));
    }

    [Fact]
    public void A_platform_mention_counts_like_a_name()
    {
        var links = Split(
        [
            Say("u1", "how do I mount an iso image?", 0),
            Say("u2", "my sound is gone since the update, any ideas?", 0),
            Say("u3", "mount -o loop file.iso /mnt", 1) with { Addressees = ["u1"] },
        ]);

        Assert.Equal(0, links[2].Root);
    }

    [Fact]
    public void Two_talks_interleaved_are_taken_apart()
    {
        var links = Split(
        [
            Say("ann", "hi all, how can I export a collection to parquet?", 0),
            Say("bob", "is anyone going to the meetup in lisbon?", 1),
            Say("cem", "ann: there is an export tool, it writes parquet", 2),
            Say("dan", "bob: yes, the lisbon meetup is on my list", 2),
            Say("ann", "cem: thanks, does the export tool need a config?", 3),
            Say("bob", "dan: great, see you there", 4),
        ]);

        Assert.Equal([0, 1, 0, 1, 0, 1], links.Select(link => link.Root));
    }

    [Fact]
    public void A_question_answered_by_its_asker_is_one_talk()
    {
        var links = Split(
        [
            Say("ann", "does somebody else's dashboard show the wrong version after the upgrade?", 0),
            Say("ann", "nvm, the dashboard was cached by the browser", 12),
        ]);

        Assert.Equal(0, links[1].Root);
    }

    [Fact]
    public void A_talk_is_resumed_a_day_later()
    {
        const int day = 24 * 60;
        var links = Split(
        [
            Say("ann", "the compaction never reclaims the bucket, what can I do?", 0),
            Say("bob", "ann: compaction needs the retention to pass, wait a day and look at the bucket again", 5),
            Say("cem", "who brings cake on friday?", 200),
            Say("ann", "bob: the compaction is through, the bucket shrank", day),
        ]);

        Assert.Equal(0, links[3].Root);
    }

    [Fact]
    public void Vectors_tell_what_words_do_not()
    {
        Utterance[] log =
        [
            Say("ann", "my laptop makes no sound since monday", 0),
            Say("bob", "the kitchen is out of coffee, who buys?", 1),
            Say("cem", "did somebody mute the speakers?", 3),
        ];
        static float[] Encode(string text) => text.Contains("coffee", StringComparison.Ordinal) ? [0, 1] : [1, 0];
        static float[] Turned(string text) => text.Contains("sound", StringComparison.Ordinal) ? [0, 1] : [1, 0];

        Assert.Equal(0, TalkSplitter.Split(log, Encode)[2].Root);
        Assert.NotEqual(0, TalkSplitter.Split(log, Turned)[2].Root);
    }

    [Fact]
    public void Months_of_silence_end_a_talk()
    {
        var links = Split([Say("ann", "version 2 is out", 0), Say("ann", "and so is version 3", 100 * 24 * 60)]);

        Assert.Equal(1, links[1].Root);
    }

    [Fact]
    public void A_bot_answers_the_command_before_it_and_posts_alone_otherwise()
    {
        var links = Split(
        [
            Say("ann", "!docs export", 0),
            Say("bot", "docs.example/export", 0) with { IsBot = true },
            Say("bot", "new release 2.4", 5) with { IsBot = true },
        ]);

        Assert.Equal([0, 0, 2], links.Select(link => link.Root));
    }

    [Fact]
    public void Lines_without_author_or_time_are_split_all_the_same()
    {
        var links = Split([new Utterance { Text = "how do I mount an iso image?" }, new Utterance { Text = "" }, new Utterance { Text = "?!" }]);

        Assert.Equal(3, links.Count);
        Assert.All(links.Index(), link => Assert.InRange(link.Item.Parent, 0, link.Index));
    }

    [Fact]
    public void No_lines_give_no_talks() => Assert.Empty(Split([]));

    private static IReadOnlyList<TalkLink> Split(IReadOnlyList<Utterance> log) => TalkSplitter.Split(log, null);

    private static Utterance Say(string? author, string text, int minute) =>
        new() { Author = author, Text = text, At = TimeSpan.FromMinutes(minute) };
}
