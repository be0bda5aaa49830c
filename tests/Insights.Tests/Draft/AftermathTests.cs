using Insights.Draft.Evidencing;
using Insights.Draft.Reading;
using Insights.Tests.Fakes;

namespace Insights.Tests.Draft;

public sealed class AftermathTests
{
    [Theory]
    [InlineData("thanks, that fixed it", true)]
    [InlineData("perfecto, funciona", true)]
    [InlineData("解决了，谢谢", true)]
    [InlineData("funktioniert jetzt, danke", true)]
    [InlineData("thanks but it still fails", false)]
    [InlineData("das bringt nichts", false)]
    public void The_askers_next_words_tell_whether_it_worked(string reply, bool worked) =>
        Assert.Equal(worked, After(reply, by: "asker").ConfirmedNext > 0);

    [Theory]
    [InlineData("That's wrong, it deletes everything.")]
    [InlineData("no, please don't do that")]
    [InlineData("this is outdated, there is a button for it now")]
    [InlineData("stimmt nicht, der Knopf ist hinten")]
    public void A_contradiction_by_somebody_else_is_seen(string reply) =>
        Assert.True(After(reply, by: "other").IsContradicted);

    [Theory]
    [InlineData("I also like the red one")]
    [InlineData("right, and rinse it afterwards")]
    public void Agreement_is_no_contradiction(string reply) => Assert.False(After(reply, by: "other").IsContradicted);

    [Fact]
    public void A_word_taken_back_by_its_author_counts_as_contradicted() =>
        Assert.True(After("sorry for the wrong lead, I mixed it up", by: "helper").IsContradicted);

    [Theory]
    [InlineData("Update: the button at the front is gone since the spring model", true)]
    [InlineData("the button at the front is red by the way", false)]
    public void A_later_word_that_it_was_right_once_outdates_it(string reply, bool isOutdated) =>
        Assert.Equal(isOutdated, After(reply, by: "other").OutdatedLater);

    [Fact]
    public void A_confirmation_counts_less_the_more_advice_stands_between()
    {
        const string long1 = "You could also open the back and look whether the small hose has come off its place.";
        var near = Thread(new Talk().Say("asker", "how?").Say("helper", "turn the key").Say("asker", "works, thanks"));
        var far = Thread(new Talk().Say("asker", "how?").Say("helper", "turn the key").Say("other", long1)
            .Say("asker", "works, thanks"));

        Assert.True(Aftermath.Of(near, 1).ConfirmedNext > Aftermath.Of(far, 1).ConfirmedNext);
    }

    private static Aftermath After(string reply, string by) => Aftermath.Of(
        Thread(new Talk().Say("asker", "how do I open it?").Say("helper", "press the button at the front")
            .Say(by, reply)), 1);

    private static ReadThread Thread(Talk talk)
    {
        using var encoder = new HashedEncoder();
        return new ThreadReader(encoder).Read(talk.Build());
    }
}
