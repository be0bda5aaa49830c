using Insights.Agents;
using Insights.Draft.Writing;
using Insights.Review;

namespace Insights.Tests.Agents;

public sealed class ReplyReaderTests
{
    private const string Whole = """{"why":"it says so","label":"supported"}""";

    [Theory]
    [InlineData(Whole)]
    [InlineData("  \n" + Whole + "\n")]
    [InlineData("```json\n" + Whole + "\n```")]
    [InlineData("<think>is it?</think>\n" + Whole)]
    public void A_whole_reply_is_read_however_it_is_wrapped(string said)
    {
        var reply = ReplyReader.Read<CriticReply>(said, out var reason);
        Assert.Null(reason);
        Assert.Equal("supported", reply!.Label);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("supported")]
    [InlineData("[]")]
    [InlineData("""{"why":"it says so"}""")]
    [InlineData("""{"why":null,"label":"supported"}""")]
    [InlineData("""{"why":"","label":"supported","also":"this"}""")]
    [InlineData("""{"why":"","label":["supported"]}""")]
    [InlineData("""{"why":"","label":"supported","label":"contradicted"}""")]
    [InlineData("""{"why":"","label":"supported"} and more""")]
    [InlineData("""{"why":"","label":"supp""")]
    [InlineData("Here it is: {\"why\":\"\",\"label\":\"supported\"}")]
    public void Anything_else_is_no_reply(string said)
    {
        Assert.Null(ReplyReader.Read<CriticReply>(said, out var reason));
        Assert.NotNull(reason);
    }

    [Theory]
    [InlineData("""{"claims":[null]}""")]
    [InlineData("""{"claims":[{"text":"x","evidence":[null]}]}""")]
    [InlineData("""{"claims":[{"text":"x","evidence":[{"message":"m1"}]}]}""")]
    [InlineData("""{"claims":{"text":"x"}}""")]
    public void A_list_with_holes_is_no_reply(string said) => Assert.Null(ReplyReader.Read<DrafterReply>(said, out _));

    [Fact]
    public void Nesting_without_end_and_length_without_end_are_no_reply()
    {
        Assert.Null(ReplyReader.Read<DrafterReply>("{\"claims\":" + new string('[', 5_000), out _));
        Assert.Null(ReplyReader.Read<DrafterReply>(new string(' ', 10) + "{\"claims\":[" + new string('1', 300_000), out _));
    }
}
