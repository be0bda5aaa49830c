using Insights.Ingest.Texts;

namespace Insights.Tests.Ingest.Texts;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("Use v2.4.1. It works! Really?", "Use v2.4.1.", "It works!", "Really?")]
    [InlineData("edit milvus.yaml e.g. with vim\nthen restart", "edit milvus.yaml e.g. with vim", "then restart")]
    [InlineData("先创建索引。然后加载！", "先创建索引。", "然后加载！")]
    [InlineData("- one thing\n2. other thing", "one thing", "other thing")]
    [InlineData("hm... ok (yes.) fine", "hm...", "ok (yes.)", "fine")]
    [InlineData("do:\n```\na. b\nc\n```", "do:", "a. b", "c")]
    public void Text_is_split_as_people_write(string typed, params string[] sentences) =>
        Assert.Equal(sentences, Sentences.Split(TextRenderer.Render(MarkedText.Plain(typed))).Select(sentence => sentence.Text));

    [Fact]
    public void A_sentence_leads_back_to_what_was_typed()
    {
        const string Typed = "hey <@12345>! set **nlist** to 4. done";
        var sentence = Sentences.Split(TextRenderer.Render(MarkedText.Plain(Typed)))[1];

        Assert.Equal("set nlist to 4.", sentence.Text);
        Assert.Equal("set **nlist** to 4.", Typed.Substring(sentence.TypedStart, sentence.TypedLength));
    }
}
