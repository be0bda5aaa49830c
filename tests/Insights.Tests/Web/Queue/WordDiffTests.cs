using Insights.App.Web.Queue;
using Insights.Tests.Publish;

namespace Insights.Tests.Web.Queue;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("Set the timeout to 60.", "Set the timeout to 60.", "Set the timeout to 60.")]
    [InlineData("Set the timeout to 60.", "Set the long timeout to 600.", "Set the <ins>long</ins> timeout to <del>60.</del> <ins>600.</ins>")]
    [InlineData("", "New words.", "<ins>New words.</ins>")]
    [InlineData("Old words.", "", "<del>Old words.</del>")]
    [InlineData("a <b> c", "a <i> c", "a <del>&lt;b&gt;</del> <ins>&lt;i&gt;</ins> c")]
    public void What_stays_is_plain_and_what_came_or_went_is_marked(string before, string after, string expected) =>
        Assert.Equal(expected, WordDiff.Write(before, after).ToString().Trim());

    [Fact]
    public void Texts_too_long_to_compare_are_wholly_replaced()
    {
        var (before, after) = (string.Join(' ', Enumerable.Repeat("word", 2000)), "word");

        Assert.Equal($"<del>{before}</del> <ins>word</ins>", WordDiff.Write(before, after).ToString().Trim());
    }

    [Fact]
    public void A_sentence_takes_the_place_of_the_one_with_its_evidence_or_its_words()
    {
        var before = new[] { Drafts.ClaimOf("Raise the limit in the file.", 1, "raise it"), Drafts.ClaimOf("Restart the node.", 2, "restart"), Drafts.ClaimOf("Ask the vendor.", 3, "ask") };
        var after = new[] { Drafts.ClaimOf("Restart the whole node.", 9, "again"), Drafts.ClaimOf("Something else.", 1, "raise it"), Drafts.ClaimOf("Wholly new advice here.", 8, "new") };

        var pairs = AnswerDiff.Pair(before, after);

        Assert.Equal(
            [("Restart the node.", "Restart the whole node."), ("Raise the limit in the file.", "Something else."), (null, "Wholly new advice here."), ("Ask the vendor.", null)],
            pairs.Select(pair => (pair.Before?.Text, pair.After?.Text)));
    }
}
