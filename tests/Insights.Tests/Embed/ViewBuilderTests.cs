using Insights.Embed;
using Insights.Tests.Fakes;

namespace Insights.Tests.Embed;

public sealed class ViewBuilderTests
{
    [Fact]
    public void The_question_is_the_title_and_the_askers_opening_without_code_logs_and_links()
    {
        var views = One(new Talk("Pump does not start")
            .Say("ann", "Since today `pumpd` stops at once.\n```\nstack of nonsense\n```\n[2024-03-01 10:00:00] [ERROR] valve\nSee https://pumps.example/log")
            .Say("ann", "What can I do?")
            .Say("bob", "Open the valve first, the manual says so on page three.")
            .Say("ann", "thanks"));

        Assert.Equal("Pump does not start Since today pumpd stops at once. See What can I do?", views.QuestionText);
        Assert.Equal(views.QuestionText, views.AskedText);
        Assert.Equal(["Open the valve first, the manual says so on page three."], views.AnswerPieces.Select(piece => piece.Text));
        Assert.Equal(("ann", 2, true), (views.Asker.Value, views.Authors, views.IsQuestion));
    }

    [Fact]
    public void What_the_asker_adds_later_is_encoded_with_the_question_but_not_shown()
    {
        var views = One(new Talk("Pump does not start").Say("ann", "Any idea?").Say("bob", "Which model is it exactly?")
            .Say("ann", "The small one with the red handle, bought last year"));

        Assert.DoesNotContain("red handle", views.QuestionText);
        Assert.EndsWith("red handle, bought last year", views.AskedText);
    }

    [Fact]
    public void A_long_answer_weighs_more_than_a_short_one_up_to_a_bound()
    {
        var views = One(new Talk("t").Say("ann", "How?").Say("bob", "No idea").Say("cid", new string('a', 100)).Say("dan", string.Concat(Enumerable.Repeat("word ", 400))));
        Assert.Equal([7, 100, 300], views.AnswerPieces.Select(piece => piece.Weight));
    }

    [Fact]
    public void Words_come_from_the_whole_conversation_code_included()
    {
        var terms = One(new Talk("Pump E17").Say("ann", "```\nvalve_open(2)\n```").Say("bob", "see pump.conf")).Words.Select(word => word.Term).ToList();
        Assert.All(["e17", "pump", "valve_open", "valve", "open", "pump.conf", "conf", "see"], term => Assert.Contains(term, terms));
    }

    [Fact]
    public void Bots_notices_and_what_addresses_a_machine_are_in_no_view()
    {
        var views = One(new Talk("Pump?")
            .Say("ann", "How do I start it?")
            .Say("helperbot", "beepword", isBot: true)
            .Notice("pinword")
            .Say("eve", "trickword", addressesMachine: true)
            .Say("bob", "Turn the key to the right."));

        var all = string.Join(' ', views.Words.Select(word => word.Term).Append(views.AskedText).Concat(views.AnswerPieces.Select(piece => piece.Text)));
        Assert.DoesNotContain("beepword", all);
        Assert.DoesNotContain("pinword", all);
        Assert.DoesNotContain("trickword", all);
        Assert.Equal(2, views.Authors);
    }

    [Fact]
    public void A_conversation_of_bots_and_notices_only_still_has_its_row()
    {
        var views = One(new Talk().Say("bot", "Release 3 is out?", isBot: true).Notice("pinned"));
        Assert.False(views.IsQuestion);
        Assert.Empty(views.AnswerPieces);
        Assert.Empty(views.Words);
        Assert.Equal("", views.QuestionText);
    }

    [Theory]
    [InlineData("How do I empty the tank", "")]
    [InlineData("tank", "is there a way to empty it")]
    [InlineData("Tank E17", "fails with E17 after an hour")]
    [InlineData("タンクの空け方", "どうすれば空にできますか")]
    [InlineData("Tank leeren", "wie kann ich den Tank leeren")]
    [InlineData("tanque", "¿Cómo lo vacío?")]
    [InlineData("水箱", "请问怎么清空")]
    [InlineData("бак", "как его опустошить")]
    public void Somebody_asks(string title, string text) => Assert.True(One(new Talk(title).Say("ann", text)).IsQuestion);

    [Theory]
    [InlineData("We are hiring", "Pump engineer, remote. Send your CV, is that you?")]
    [InlineData("thanks", "just wanted to say thanks to all of you")]
    [InlineData("I built a fountain", "Three pumps and a solar panel, photos below")]
    [InlineData("Spring meetup", "Meetup next week, registration is open")]
    [InlineData("good morning", "nice weather today")]
    [InlineData("", "lol")]
    public void Nobody_asks(string title, string text) => Assert.False(One(new Talk(title).Say("ann", text).Say("bob", "cool")).IsQuestion);

    [Fact]
    public void An_announcement_of_a_bot_is_no_question() =>
        Assert.False(One(new Talk("Version 3 is here").Say("bot", "Download it.", isBot: true).Say("ann", "how do I get it?")).IsQuestion);

    [Fact]
    public void A_follow_up_belongs_to_its_question() =>
        Assert.Single(ViewBuilder.Build(new Talk("Pump does not start").Say("ann", "The red pump does not start. Why?").Say("bob", "Is the valve open?")
            .Say("ann", "Yes. Second question: how long may the pump run without a break in summer?").Say("bob", "One hour.").Build()));

    [Fact]
    public void Another_matter_by_the_same_asker_is_a_second_question()
    {
        var views = ViewBuilder.Build(new Talk("Pump does not start").Say("ann", "The red pump does not start. Why?").Say("bob", "Open the valve.")
            .Say("ann", "Works, thanks!").Say("ann", "Different question: where do members find the invoices of their yearly subscription?")
            .Say("bob", "Under account, then billing.").Build());

        Assert.Equal([0, 1], views.Select(view => view.Id.Place));
        Assert.Contains("invoices", views[1].QuestionText);
        Assert.DoesNotContain("Pump", views[1].QuestionText);
        Assert.Equal(["Under account, then billing."], views[1].AnswerPieces.Select(piece => piece.Text));
        Assert.DoesNotContain(views[0].Words, word => word.Term == "billing");
    }

    [Fact]
    public void Who_comes_weeks_later_with_another_matter_asks_a_second_question()
    {
        var talk = new Talk("Pump does not start").Say("ann", "The red pump does not start. Why?").Say("bob", "Open the valve.")
            .Say("eve", "Hello, where do members find the invoices of their yearly subscription?", hoursLater: 24 * 30).Say("bob", "Under billing.");
        Assert.Equal("eve", ViewBuilder.Build(talk.Build())[1].Asker.Value);
    }

    private static QuestionViews One(Talk talk) => Assert.Single(ViewBuilder.Build(talk.Build()));
}
