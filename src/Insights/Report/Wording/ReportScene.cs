using Insights.Publish;
using Insights.Report.Analysis;
using Insights.Report.Counting;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>What every section is made from.</summary>
internal sealed record ReportScene(PeriodReport Report, Phrases Phrases, Func<FaqEntry, string> LinkTo, CheckedAnalysis? Analysis)
{
    private const string ModelSign = "* ";

    public IReadOnlyList<string> AreaTitles { get; } = [.. Report.Areas.Select(area => area.Title)];

    /// <summary>All topics that are shown, most asked first.</summary>
    public IReadOnlyList<Topic> Topics { get; } =
    [
        .. Report.Areas.SelectMany(area => area.Topics)
            .OrderByDescending(topic => topic.Conversations).ThenByDescending(topic => topic.Askers)
            .ThenByDescending(topic => topic.Reactions).ThenBy(topic => topic.Cluster),
    ];

    public int PlaceOf(string theme) => Report.Areas.Index().First(area => area.Item.Theme == theme).Index;

    public string TitleOf(string theme) => Report.Areas[PlaceOf(theme)].Title;

    /// <summary>The model's paragraph on a section where one stood every check, else the words made here.</summary>
    public ReportBlock Paragraph(string section, IEnumerable<string> offline) => new ReportBlock.Paragraph(
        Analysis?.Find(section) is { } worded ? ModelSign + worded : string.Join(' ', offline.Where(sentence => sentence.Length > 0)));

    public IReadOnlyList<string> Heads(params IEnumerable<string> keys) => [.. keys.Select(key => Phrases.Say($"head.{key}"))];

    public string CountOf(int count) => Phrases.Number(count);
}
