using System.Globalization;
using Insights.Answer;
using Insights.App.Web.Pages;
using Insights.Publish;
using Insights.Publish.Site;

namespace Insights.App.Web.Asking;

/// <summary>The page that answers a question, without any script.</summary>
internal static class AskPage
{
    private const int MostNear = 5;

    public static Html Write(PageShell shell, string question, FaqAnswer? answer, IReadOnlyDictionary<string, FaqEntry> entries)
    {
        var frame = shell.Frame(question.Length > 0 ? question : "Ask", SiteMaker.AskPage);
        return frame.Around(Html.Of($"""
            <h1>Ask</h1>
            <p class="lead">Answered from the published FAQ alone, with its sources, or not at all.</p>
            <form class="ask" action="{frame.Addresses.Page(SiteMaker.AskPage)}" role="search">
            <label for="q">Your question</label>
            <textarea id="q" name="q" rows="3" maxlength="{SiteLimits.LongestQuestion}" required>{question}</textarea>
            <button class="button" type="submit">Ask</button>
            </form>
            {(answer is null ? Html.None : Answer(answer, entries, frame.Addresses))}
            """));
    }

    private static Html Answer(FaqAnswer answer, IReadOnlyDictionary<string, FaqEntry> entries, SiteAddresses addresses)
    {
        var near = answer.Ranked.Select(ranked => (Entry: entries.GetValueOrDefault(ranked.Entry), ranked.Score))
            .Where(ranked => ranked.Entry is not null && ranked.Entry.Id != answer.Entry).Take(MostNear).ToList();
        return Html.Of($"""
            <section class="panel" aria-labelledby="answer" data-abstained="{(answer.Abstained ? "true" : "false")}">
            {(answer.Abstained ? Abstained(answer) : Given(answer, entries[answer.Entry!], addresses))}
            <p class="meter"><progress max="1" value="{answer.Score.ToString("0.00", CultureInfo.InvariantCulture)}" aria-label="Probability"></progress> probability {answer.Score.ToString("0.00", CultureInfo.InvariantCulture)} that the nearest entry answers</p>
            </section>
            {(near.Count == 0 ? Html.None : Html.Of($"<h2>{(answer.Abstained ? "The nearest entries" : "Near it")}</h2>\n<ul class=\"plain\">\n{near.Select(ranked => Html.Of($"<li><a href=\"{addresses.Entry(ranked.Entry!)}\">{CommunityText.Write(ranked.Entry!.Question)}</a></li>\n"))}</ul>"))}
            """);
    }

    private static Html Abstained(FaqAnswer answer) => Html.Of($"<h2 id=\"answer\">{answer.Text}</h2>\n<p>No entry is likely enough to answer it.</p>");

    private static Html Given(FaqAnswer answer, FaqEntry entry, SiteAddresses addresses) => Html.Of($"""
        <h2 id="answer"><a href="{addresses.Entry(entry)}">{CommunityText.Write(entry.Question)}</a></h2>
        <p>{CommunityText.Write(answer.Text)}</p>
        {answer.Sources.Select(piece => EntryMarkup.Quote(piece))}
        """);
}
