using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>How it was counted, and who worded it.</summary>
internal static class MethodSection
{
    public static IEnumerable<ReportBlock> Compose(ReportScene scene)
    {
        var phrases = scene.Phrases;
        yield return new ReportBlock.Heading(2, phrases.Say("method.heading"));
        yield return new ReportBlock.Paragraph(phrases.Say("method.text", ("n", scene.Report.MinAuthors)));
        if (scene.Analysis is { Paragraphs.Count: > 0 } analysis)
        {
            yield return new ReportBlock.Paragraph(phrases.Say("method.model", ("model", analysis.Model)));
        }
    }
}
