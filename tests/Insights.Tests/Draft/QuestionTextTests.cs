using Insights.Draft.Wording;

namespace Insights.Tests.Draft;

public sealed class QuestionTextTests
{
    [Theory]
    [InlineData("hi all, how do I clean the grinder", "How do I clean the grinder?")]
    [InlineData("how do I clean the grinder??!", "How do I clean the grinder?")]
    [InlineData("grinder makes a loud noise", "Grinder makes a loud noise")]
    [InlineData("wie reinige ich die Mühle", "Wie reinige ich die Mühle?")]
    public void A_wording_is_tidied_lightly(string wording, string tidied) =>
        Assert.Equal(tidied, QuestionText.Tidy(wording));

    [Theory]
    [InlineData("help pls")]
    [InlineData("is my mail [mail] right?")]
    [InlineData("what is https://shop.example about?")]
    public void What_is_too_short_or_unsafe_is_not_shown(string wording) => Assert.Null(QuestionText.Tidy(wording));

    [Theory]
    [InlineData("How do I clean the grinder?", "Grinder dirty")]
    [InlineData("How do I clean the grinder?", "Wie reinige ich die Mühle?")]
    [InlineData("How do I clean the grinder?", "How do I clean our 12 kg grinder with set_mode=3 on my boat?")]
    [InlineData("Which descaler can I use?", "Is this normal?")]
    [InlineData("Which descaler can I use?", "Any ideas what to do?")]
    public void A_question_that_everybody_could_type_is_fitter(string better, string worse) =>
        Assert.True(QuestionText.Fitness(better, "en") > QuestionText.Fitness(worse, "en"));
}
