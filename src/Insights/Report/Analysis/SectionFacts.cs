using System.Globalization;
using Insights.Report.Counting;
using Insights.Report.Wording;

namespace Insights.Report.Analysis;

/// <summary>What one paragraph may speak of: numbers of report.json, topics and quotes by label, and which of them move beyond chance.</summary>
internal sealed record SectionFacts
{
    private const int MostTopics = 12;
    private const int MostQuotes = 12;
    private const int LongestQuote = 300;

    public required string Name { get; init; }

    /// <summary>A line a fact, for the prompt.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Every number that a sentence may name.</summary>
    public required IReadOnlyList<double> Numbers { get; init; }

    /// <summary>Texts by label.</summary>
    public required IReadOnlyDictionary<string, string> Topics { get; init; }
    public required IReadOnlyDictionary<string, string> Quotes { get; init; }

    /// <summary>Labels of topics with an arrow.</summary>
    public required IReadOnlySet<string> Moving { get; init; }

    /// <summary>True where the section is about something that itself has an arrow.</summary>
    public bool IsMoving { get; init; }

    /// <summary>Titles and the like: our own words, that a sentence may use.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The facts of each section that a paragraph is worth asking for.</summary>
    public static IReadOnlyList<SectionFacts> Of(PeriodReport report)
    {
        List<Topic> topics = [.. report.Areas.SelectMany(area => area.Topics).OrderByDescending(topic => topic.Conversations).ThenBy(topic => topic.Cluster)];
        var sections = new List<SectionFacts> { Make(report, SummarySection.Name, Totals(report).Concat(report.Areas.SelectMany(Shares)), topics, false) };
        sections.AddRange(report.Areas.Where(area => area.Topics.Count > 0).Select(area =>
            Make(report, AreasSection.NameOf(area), Shares(area), area.Topics, area.Arrow != Arrow.None)));
        var moving = topics.Where(topic => topic.Arrow != Arrow.None).ToList();
        if (moving.Count > 0)
        {
            sections.Add(Make(report, TrendsSection.Name, [("tests made", report.Trends.Tests)], moving, false));
        }

        if (report.Help.Asking > 0)
        {
            sections.Add(Make(report, HelpSection.Name, Help(report.Help), [], false));
        }

        return sections;
    }

    private static SectionFacts Make(
        PeriodReport report, string name, IEnumerable<(string Name, double Value)> facts, IEnumerable<Topic> topics, bool isMoving)
    {
        var labelled = topics.Take(MostTopics).Select((topic, place) => (Label: LabelOf('t', place), Topic: topic)).ToList();
        List<(string Name, double Value)> told = [.. facts, .. labelled.SelectMany(topic => Of(topic.Label, topic.Topic))];
        var quotes = labelled.SelectMany(topic => topic.Topic.Entry?.Answer.Take(2).Select(claim => claim.Evidence[0].Quote) ?? [])
            .Where(quote => quote.Length <= LongestQuote).Distinct(StringComparer.Ordinal).Take(MostQuotes)
            .Select((quote, place) => (Label: LabelOf('q', place), Quote: quote));
        return new SectionFacts
        {
            Name = name,
            Lines = [.. told.Select(fact => $"{fact.Name}: {fact.Value.ToString("0.####", CultureInfo.InvariantCulture)}"), .. labelled.Select(ArrowOf)],
            Numbers = [.. told.Select(fact => fact.Value), report.Period.From.Year, report.Period.To.Year],
            Topics = labelled.ToDictionary(topic => topic.Label, topic => topic.Topic.Question, StringComparer.Ordinal),
            Quotes = quotes.ToDictionary(quote => quote.Label, quote => quote.Quote, StringComparer.Ordinal),
            Moving = labelled.Where(topic => topic.Topic.Arrow != Arrow.None).Select(topic => topic.Label).ToHashSet(StringComparer.Ordinal),
            IsMoving = isMoving,
            Words = [report.Community, .. report.Areas.Select(area => area.Title)],
        };
    }

    private static IEnumerable<(string Name, double Value)> Totals(PeriodReport report)
    {
        var totals = report.Totals;
        yield return ("conversations", totals.Conversations);
        yield return ("conversations that ask something", totals.Asking);
        yield return ("of these answered", totals.Answered);
        yield return ("of these confirmed as solved", totals.Solved);
        yield return ("people who asked", totals.Askers);
        yield return ("people who took part", totals.People);
        if (report.PreviousTotals is { Conversations: > 0 } before)
        {
            yield return ("conversations in the period before", before.Conversations);
        }
    }

    private static IEnumerable<(string Name, double Value)> Shares(Area area)
    {
        yield return ($"{area.Title}: conversations", area.Conversations);
        yield return ($"{area.Title}: share of all", area.Share);
        yield return ($"{area.Title}: answered of {area.Asking.ToString(CultureInfo.InvariantCulture)} that ask", area.Answered);
        yield return ($"{area.Title}: that ask", area.Asking);
        yield return ($"{area.Title}: confirmed as solved", area.Solved);
        if (area.PreviousShare is { } before)
        {
            yield return ($"{area.Title}: share in the period before", before);
        }
    }

    private static IEnumerable<(string Name, double Value)> Of(string label, Topic topic)
    {
        yield return ($"{label}: conversations", topic.Conversations);
        yield return ($"{label}: people who asked", topic.Askers);
        yield return ($"{label}: without an answer", topic.Unanswered);
        yield return ($"{label}: answered, not confirmed", topic.Unsolved);
        if (topic.Previous is { } before)
        {
            yield return ($"{label}: conversations in the period before", before);
        }
    }

    private static IEnumerable<(string Name, double Value)> Help(HelpReport help)
    {
        yield return ("conversations that ask something", help.Asking);
        foreach (var (name, wait) in new[] { ("first answer", help.ToAnswer), ("solution", help.ToSolution) })
        {
            yield return ($"{name}: had by", wait.Over);
            foreach (var (what, hours) in new[] { ("median", wait.MedianHours), ("nine in ten within", wait.P90Hours) })
            {
                if (hours is { } known)
                {
                    var (value, unit) = known < 1 ? (Math.Round(known * 60), "minutes") : known < 48 ? (Math.Round(known, 1), "hours") : (Math.Round(known / 24, 1), "days");
                    yield return ($"{name}: {what}, {unit}", value);
                }
            }
        }

        if (help.Helpers is { } helpers)
        {
            yield return ("people who helped", helpers.People);
            yield return ("of these gave half of all help", helpers.PeopleForHalf);
            yield return ("share of the one who helped most", helpers.TopOne);
            yield return ("share of the five who helped most", helpers.TopFive);
        }
    }

    private static string ArrowOf((string Label, Topic Topic) topic) => topic.Topic.Arrow switch
    {
        Arrow.Rising => $"{topic.Label}: arrow rising",
        Arrow.Falling => $"{topic.Label}: arrow falling",
        _ => $"{topic.Label}: no arrow",
    };

    private static string LabelOf(char kind, int place) => kind + (place + 1).ToString(CultureInfo.InvariantCulture);
}
