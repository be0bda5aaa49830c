using Insights.Draft.Reading;
using Insights.Draft.Writing;
using Insights.Tests.Fakes;

namespace Insights.Tests.Draft.Writing;

public sealed class ExcerptsTests
{
    [Fact]
    public void Of_a_long_message_the_sentences_nearest_to_the_question_are_kept_wherever_they_stand()
    {
        using var encoder = new HashedEncoder();
        var noise = string.Join(' ', Enumerable.Range(0, 60).Select(place => $"Unrelated remark number {place} about the weather in spring."));
        var thread = new ThreadReader(encoder).Read(
            new Talk("t").Say("ada", "How?").Say("ben", $"{noise} Raise the ledger backup timeout for the nightly backup. {noise}").Build());

        var excerpt = Excerpts.Of(thread.Messages[1], encoder.Encode("ledger backup timeout nightly"), 300);

        Assert.InRange(excerpt.Length, 1, 320);
        Assert.Contains("Raise the ledger backup timeout", excerpt, StringComparison.Ordinal);
        Assert.Contains("…", excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_is_chosen_by_worth_and_keeps_its_order() => Assert.Equal(
        ["b", "dd"],
        Excerpts.Fit(["aaaa", "b", "ccc", "dd"], text => text[0] is 'b' or 'd' ? 1 : 0, text => text.Length, 3));
}
