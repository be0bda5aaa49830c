using Insights.Draft.Wording;

namespace Insights.Tests.Draft;

public sealed class ClaimTextTests
{
    [Theory]
    [InlineData("yeah, the filter must be rinsed first", "The filter must be rinsed first.")]
    [InlineData("No. The pump cannot be opened without a tool", "The pump cannot be opened without a tool.")]
    [InlineData("so, well, use cold water for that lol", "Use cold water for that.")]
    [InlineData("rinse it *twice* with hot water 🎉", "Rinse it twice with hot water.")]
    [InlineData("用冷水冲洗过滤器两次就可以了", "用冷水冲洗过滤器两次就可以了。")]
    public void Chatter_at_the_edges_goes_and_the_rest_stays_word_by_word(string sentence, string claim) =>
        Assert.Equal(claim, ClaimText.Polish(sentence, opensWithCode: false));

    [Fact]
    public void A_command_in_front_keeps_its_small_letter() =>
        Assert.Equal("brewctl rinse cleans the whole machine.",
            ClaimText.Polish("brewctl rinse cleans the whole machine", opensWithCode: true));

    [Theory]
    [InlineData("yes")]
    [InlineData("ok, thanks")]
    [InlineData("works now")]
    public void Too_few_words_are_no_claim(string sentence) =>
        Assert.Null(ClaimText.Polish(sentence, opensWithCode: false));

    [Theory]
    [InlineData("It deletes the old row.")]
    [InlineData("That is a known bug.")]
    [InlineData("See the pinned message for the steps.")]
    [InlineData("As I said, rinse the filter.")]
    [InlineData("Then restart the machine.")]
    [InlineData("Needs quite some water.")]
    [InlineData("Change the filter to that version and start.")]
    public void A_sentence_that_points_elsewhere_does_not_stand_alone(string text) =>
        Assert.False(ClaimText.StandsAlone(text));

    [Fact]
    public void A_sentence_that_names_its_matter_stands_alone() =>
        Assert.True(ClaimText.StandsAlone("The filter must be rinsed before the first use."));

    [Theory]
    [InlineData("write to [mail] for that", true)]
    [InlineData("ask @user about it", true)]
    [InlineData("the list [a, b] is sorted", false)]
    public void A_masked_value_shows(string text, bool shows) => Assert.Equal(shows, ClaimText.ShowsMask(text));
}
