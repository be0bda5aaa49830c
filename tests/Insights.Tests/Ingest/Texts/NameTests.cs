using Insights.Ingest.Texts;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest.Texts;

public sealed class NameTests
{
    private static readonly TextMarker Marker = new(
        new InMemoryNameBook("dan.ops", "k8s_kai", "zane_t", "max", "Marisol", "阿明同学", "Anna Meier", "1337", "milvus_support_team_", "quark"),
        ["Quark Community"]);

    [Theory]
    [InlineData("as dan.ops. said", "as [name]. said")]
    [InlineData("ask zane_t.He knows", "ask [name].He knows")]
    [InlineData("k8s_kai's remark", "[name]'s remark")]
    [InlineData("ZANE_T wrote that", "[name] wrote that")]
    [InlineData("谢谢阿明同学的回答", "谢谢[name]的回答")]
    [InlineData("see Anna  Meier there", "see [name] there")]
    [InlineData("+1 marisol", "+1 [name]")]
    [InlineData("max: look at this please", "[name]: look at this please")]
    [InlineData("hey max, look", "hey [name], look")]
    [InlineData("thank you so much max", "thank you so much [name]")]
    [InlineData("@max can you", "@user can you")]
    [InlineData("milvus_support_team_ wrote", "[name]_ wrote")]
    [InlineData("the max value is 5, max: 5", "the max value is 5, max: 5")]
    [InlineData("max, min and avg", "max, min and avg")]
    [InlineData("1337 rows", "1337 rows")]
    [InlineData("quark is fast", "quark is fast")]
    [InlineData("dan.opsy and xdan.ops", "dan.opsy and xdan.ops")]
    public void A_name_of_an_author_is_masked_where_it_stands_as_a_word(string typed, string shown) =>
        Assert.Equal(shown, MaskedLine.Of(Marker.Mark(typed, [])).Text);

    [Theory]
    [InlineData("hey @Some One! look", "hey @user! look")]
    [InlineData("@some one did", "@user did")]
    [InlineData("mail x@Some Onex", "mail x@Some Onex")]
    [InlineData("<@123> and <@!45>", "@user and @user")]
    public void A_mention_is_masked_raw_or_resolved(string typed, string shown) =>
        Assert.Equal(shown, MaskedLine.Of(Marker.Mark(typed, ["Some One"])).Text);

    [Theory]
    [InlineData("Dan.Ops", "dan.ops")]
    [InlineData("★Kai★", "kai")]
    [InlineData("Anna  Meier", "anna meier")]
    [InlineData("★", "")]
    public void A_name_has_one_form(string name, string phrase) => Assert.Equal(phrase, NameWords.PhraseOf(name));

    [Fact]
    public void A_text_with_a_name_has_all_words_of_the_name()
    {
        foreach (var name in (string[])["dan.ops", "阿明同学", "Anna Meier"])
        {
            Assert.Subset(NameWords.Of($"well 那个{name}说, ok").ToHashSet(), NameWords.Of(name).ToHashSet());
        }
    }
}
