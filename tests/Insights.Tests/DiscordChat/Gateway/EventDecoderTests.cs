using System.Text.Json;
using Insights.App.DiscordChat.Gateway;
using Insights.Ingest;

namespace Insights.Tests.DiscordChat.Gateway;

public sealed class EventDecoderTests
{
    [Fact]
    public void A_message_of_a_person_is_read()
    {
        var posted = Assert.IsType<GatewayEvent.Posted>(Decode(
            "MESSAGE_CREATE", """{"id":"31","channel_id":"7","guild_id":"9","author":{"id":"5","username":"x"},"content":"hi","new_field":{}}"""));

        Assert.Equal(new PostedMessage(new ChannelId(7), new MessageId(31), 5, "hi") { Guild = new GuildId(9) }, posted.Message);
    }

    [Theory]
    [InlineData("MESSAGE_CREATE", """{"id":"31","channel_id":"7","author":{"id":"5","bot":true},"content":"hi"}""")]
    [InlineData("MESSAGE_CREATE", """{"id":"31","channel_id":"7","webhook_id":"6","author":{"id":"6"},"content":"hi"}""")]
    [InlineData("MESSAGE_UPDATE", """{"id":"31","channel_id":"7","author":{"id":"5","bot":true}}""")]
    [InlineData("MESSAGE_CREATE", """{"id":31,"channel_id":"7"}""")]
    [InlineData("MESSAGE_CREATE", "[]")]
    [InlineData("MESSAGE_DELETE", """{"id":"31"}""")]
    [InlineData("TYPING_START", """{"channel_id":"7"}""")]
    [InlineData("SOMETHING_NEW", "null")]
    [InlineData("THREAD_CREATE", """{"id":null}""")]
    [InlineData("GUILD_CREATE", """{"id":"x"}""")]
    public void What_bots_wrote_and_what_is_unknown_or_broken_is_passed_over(string name, string data) =>
        Assert.Equal(new GatewayEvent.Ignored(name), Decode(name, data));

    [Theory]
    [InlineData("MESSAGE_UPDATE", """{"id":"31","channel_id":"7"}""", typeof(GatewayEvent.Edited))]
    [InlineData("MESSAGE_REACTION_ADD", """{"user_id":"5","message_id":"31","channel_id":"7","emoji":{"name":"x"}}""", typeof(GatewayEvent.ReactionsChanged))]
    [InlineData("MESSAGE_REACTION_REMOVE_ALL", """{"message_id":"31","channel_id":"7"}""", typeof(GatewayEvent.ReactionsChanged))]
    [InlineData("THREAD_DELETE", """{"id":"31","parent_id":"7","type":11}""", typeof(GatewayEvent.ThreadDeleted))]
    [InlineData("THREAD_UPDATE", """{"id":"31","parent_id":"7"}""", typeof(GatewayEvent.ThreadChanged))]
    [InlineData("THREAD_LIST_SYNC", """{"guild_id":"9","threads":[{"id":"31","parent_id":"7"}]}""", typeof(GatewayEvent.ThreadsListed))]
    [InlineData("CHANNEL_UPDATE", """{"id":"7"}""", typeof(GatewayEvent.ChannelChanged))]
    [InlineData("CHANNEL_DELETE", """{"id":"7"}""", typeof(GatewayEvent.ChannelDeleted))]
    [InlineData("INTERACTION_CREATE", """{"id":"7","type":2}""", typeof(GatewayEvent.Interacted))]
    [InlineData("RESUMED", "{}", typeof(GatewayEvent.Resumed))]
    public void Every_event_that_is_needed_is_read(string name, string data, Type kind) => Assert.IsType(kind, Decode(name, data));

    [Fact]
    public void A_bulk_deletion_names_all_its_messages()
    {
        var deleted = Assert.IsType<GatewayEvent.Deleted>(Decode("MESSAGE_DELETE_BULK", """{"ids":["31","32",33,"x"],"channel_id":"7"}"""));

        Assert.Equal([new MessageId(31), new MessageId(32)], deleted.Messages);
    }

    [Fact]
    public void An_outage_is_told_from_a_removal()
    {
        Assert.Equal(new GatewayEvent.GuildGone(new GuildId(9), IsOutage: true), Decode("GUILD_DELETE", """{"id":"9","unavailable":true}"""));
        Assert.Equal(new GatewayEvent.GuildGone(new GuildId(9), IsOutage: false), Decode("GUILD_DELETE", """{"id":"9"}"""));
    }

    [Fact]
    public void A_new_thread_is_told_from_one_that_the_bot_was_added_to()
    {
        Assert.True(Assert.IsType<GatewayEvent.ThreadChanged>(Decode("THREAD_CREATE", """{"id":"31","parent_id":"7","newly_created":true}""")).IsNew);
        Assert.False(Assert.IsType<GatewayEvent.ThreadChanged>(Decode("THREAD_CREATE", """{"id":"31","parent_id":"7"}""")).IsNew);
    }

    private static GatewayEvent Decode(string name, string data) => EventDecoder.Decode(name, JsonSerializer.Deserialize<JsonElement>(data));
}
