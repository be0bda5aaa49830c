using System.Text.Json;
using Insights.Evaluate;
using Insights.Ingest;
using Insights.Ingest.Talks;
using Insights.Ingest.Texts;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest.Talks;

public sealed class FlatChannelTests
{
    [Fact]
    public void Replies_lead_to_positions_and_unknown_targets_are_passed_over()
    {
        var log = FlatChannel.ToUtterances([Say(10, null), Say(20, 10), Say(30, 15)]);

        Assert.Equal([null, 0, null], log.Select(line => line.ReplyTo));
    }

    [Fact]
    public void Notices_are_system_lines_and_mentions_addressees()
    {
        var log = FlatChannel.ToUtterances(
            [Say(10, null) with { Kind = MessageKind.Notice }, Say(20, null) with { Mentions = [new Pseudonym("u7")] }]);

        Assert.True(log[0].IsSystem);
        Assert.Equal(["u7"], log[1].Addressees);
    }

    [Fact]
    public void The_talks_of_the_samples_flat_channel_are_mostly_found()
    {
        var messages = SampleCommunity.ReadConversations().Single(conversation => !conversation.Channel.IsThread).Messages;
        var gold = File.ReadLines(Path.Combine(SampleCommunity.Folder, "gold", "threads.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(talk => talk.GetProperty("flat").GetBoolean())
            .SelectMany(talk => talk.GetProperty("messages").EnumerateArray().Select(id => (Id: id.GetString()!, Talk: talk)))
            .ToDictionary(message => message.Id, message => message.Talk.GetProperty("id").GetString()!);

        var links = TalkSplitter.Split(FlatChannel.ToUtterances(messages), null);

        string[] wanted = [.. messages.Select(message => gold[message.Id.ToString()])];
        string[] found = [.. links.Select(link => link.Root.ToString())];
        Assert.InRange(ThreadMeasures.VariationOfInformation(wanted, found)!.Value, 0.82, 1);
        Assert.InRange(ThreadMeasures.OneToOne(wanted, found)!.Value, 0.75, 1);
    }

    private static Message Say(ulong id, ulong? replyTo) => new()
    {
        Id = new MessageId(id),
        Channel = new ChannelId(1),
        Kind = replyTo is null ? MessageKind.Text : MessageKind.Reply,
        SentAt = DateTimeOffset.UnixEpoch.AddMinutes(id),
        Author = new Pseudonym("u1"),
        Text = MarkedText.Plain("some words"),
        ReplyTo = replyTo is { } target ? new MessageId(target) : null,
    };
}
