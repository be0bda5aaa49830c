using Insights.Draft;
using Insights.Publish;
using Insights.Report.Counting;

namespace Insights.Report;

/// <summary>Makes the report of a period: counts, and keeps only such quotes as stand in the store today.</summary>
public sealed class ReportMaker(IEvidenceCheck evidence)
{
    public async Task<PeriodReport> MakeAsync(ReportInput input, ReportRequest request, CancellationToken cancellationToken)
    {
        var report = PeriodCounting.Make(input, request);
        List<FaqEntry> entries = [.. report.Areas.SelectMany(area => area.Topics).Select(topic => topic.Entry).OfType<FaqEntry>()];
        var asked = entries.SelectMany(entry => entry.Answer).SelectMany(claim => claim.Evidence).ToHashSet();
        var standing = asked.Count == 0 ? new HashSet<Evidence>() : await evidence.FindStandingAsync(asked, entries, cancellationToken);
        return report with
        {
            Areas = [.. report.Areas.Select(area => area with { Topics = [.. area.Topics.Select(topic => Keep(topic, standing))] })],
        };
    }

    private static Topic Keep(Topic topic, IReadOnlySet<Evidence> standing) => topic.Entry is not { } entry ? topic : topic with
    {
        Entry = entry with
        {
            Answer =
            [
                .. entry.Answer.Where(claim => claim.Evidence.Any(standing.Contains))
                    .Select(claim => claim with { Evidence = [.. claim.Evidence.Where(standing.Contains)] }),
            ],
        },
    };
}
