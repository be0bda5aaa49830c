using Insights.Classify;

namespace Insights.Tests.Classify;

public sealed class ReportFormTests
{
    [Theory]
    [InlineData(
        "[Bug]: the pump hangs after an update Is there an existing issue for this? - [x] I have searched the existing issues "
        + "Environment - Pump version: 2.4 - OS: Ubuntu Current Behavior The motor never turns. Expected Behavior It turns. "
        + "Steps To Reproduce 1. fill it 2. start it Pump Log _No response_ Anything else? _No response_")]
    [InlineData(
        "fix: the pump hangs after an update **Describe the bug** The motor never turns. **To Reproduce** fill it **Environment details** "
        + "- OS: Ubuntu **Screenshots** If applicable, add screenshots to help explain your problem.")]
    public void A_form_is_read_by_its_title_and_what_it_tells(string text)
    {
        var report = ReportForm.Read(text)!;

        Assert.Equal("the pump hangs after an update", report.Title);
        Assert.Equal("The motor never turns.", report.Told);
    }

    [Theory]
    [InlineData("The pump hangs. What happened to the old environment, and is anything else logged?")]
    [InlineData("Environment variables are ignored. Logs show nothing.")]
    [InlineData("")]
    public void A_question_in_free_words_is_no_form(string text) => Assert.Null(ReportForm.Read(text));
}
