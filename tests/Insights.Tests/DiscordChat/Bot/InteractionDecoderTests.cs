using System.Text.Json;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.Tests.DiscordChat.Bot;

public sealed class InteractionDecoderTests
{
    private const string Head = """ "id":"1","application_id":"2","token":"secret","guild_id":"3","channel_id":"4","member":{"user":{"id":"5"},"roles":["6","x"]} """;

    [Fact]
    public void A_command_is_read_with_its_caller()
    {
        var command = Assert.IsType<Interaction.Command>(Decode($$$$$$$$"""{ {{{{{{{{Head}}}}}}}},"type":2,"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"why?"}]}}"""));

        Assert.Equal("ask", command.Name);
        Assert.Equal("why?", command.Options["question"]);
        Assert.Equal(new UserId(5), command.Source.Caller);
        Assert.Equal([new RoleId(6)], command.Source.Roles);
        Assert.Equal((new GuildId(3), new ChannelId(4)), (command.Source.Guild, command.Source.Channel));
        Assert.DoesNotContain("secret", command.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_command_is_known_by_both_names()
    {
        var command = Assert.IsType<Interaction.Command>(Decode($$$$$$$$"""
            { {{{{{{{{Head}}}}}}}},"type":2,"data":{"name":"faq","type":1,"options":[{"name":"search","type":1,"options":[{"name":"words","type":3,"value":"disk"}]}]}}
            """));

        Assert.Equal("faq search", command.Name);
        Assert.Equal("disk", command.Options["words"]);
    }

    [Fact]
    public void A_command_on_a_message_brings_its_text()
    {
        var command = Assert.IsType<Interaction.MessageCommand>(Decode($$$$$$$$"""
            { {{{{{{{{Head}}}}}}}},"type":2,"data":{"name":"Answer from FAQ","type":3,"target_id":"77","resolved":{"messages":{"77":{"id":"77","content":"why?"}}}}}
            """));

        Assert.Equal((new MessageId(77), "why?"), (command.Target, command.Content));
    }

    [Fact]
    public void What_is_being_typed_is_the_option_in_focus()
    {
        var typing = Assert.IsType<Interaction.Autocomplete>(Decode($$$$$$$$"""
            { {{{{{{{{Head}}}}}}}},"type":4,"data":{"name":"ask","options":[{"name":"other","type":3,"value":"x"},{"name":"question","type":3,"value":"how d","focused":true}]}}
            """));

        Assert.Equal("how d", typing.Typed);
    }

    [Theory]
    [InlineData("""[{"type":18,"id":1,"component":{"type":4,"custom_id":"reason","value":"wrong"}}]""")]
    [InlineData("""[{"type":1,"components":[{"type":4,"custom_id":"reason","value":"wrong"}]}]""")]
    public void A_form_is_read_in_its_present_and_its_older_shape(string components)
    {
        var form = Assert.IsType<Interaction.Submission>(Decode($$$$$$$$"""{ {{{{{{{{Head}}}}}}}},"type":5,"data":{"custom_id":"f","components":{{{{{{{{components}}}}}}}}}}"""));

        Assert.Equal("wrong", form.Values["reason"]);
    }

    [Fact]
    public void A_button_knows_the_message_it_is_under()
    {
        var press = Assert.IsType<Interaction.Press>(Decode($$$$$$$$"""{ {{{{{{{{Head}}}}}}}},"type":3,"data":{"custom_id":"b","component_type":2},"message":{"id":"88","content":"text"}}"""));

        Assert.Equal(("b", new PressedMessage(new MessageId(88), "text")), (press.CustomId, press.Message));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"1","token":"t","type":2,"data":{}}""")]
    [InlineData("""{"id":"1","token":"t","user":{"id":"5"},"type":99,"data":{}}""")]
    [InlineData("""{"id":"1","token":"t","user":{"id":"5"},"type":3,"data":{}}""")]
    public void What_cannot_be_answered_is_nothing(string sent) => Assert.Null(Decode(sent));

    private static Interaction? Decode(string sent) => InteractionDecoder.Decode(JsonSerializer.Deserialize<JsonElement>(sent));
}
