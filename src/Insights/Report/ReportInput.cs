using Insights.Publish;
using Insights.Report.Mined;

namespace Insights.Report;

/// <summary>What a report is made from: the last run's lines about what the store holds, and what is published.</summary>
public sealed record ReportInput
{
    public required string Community { get; init; }

    /// <summary>Every living conversation that the last run mined, by id.</summary>
    public required IReadOnlyList<MinedConversation> Conversations { get; init; }
    public required IReadOnlyList<FaqEntry> Entries { get; init; }

    /// <summary>The themes in the order in which they are shown; a theme that is missing here comes after them.</summary>
    public required IReadOnlyList<ThemeTitle> Themes { get; init; }

    /// <summary>Conversations of the store that no run has mined yet.</summary>
    public int NotMined { get; init; }
}

/// <summary>A theme and what readers call it.</summary>
public sealed record ThemeTitle(string Name, string Title);

/// <summary>What a report is asked for.</summary>
/// <param name="Period">The days it is about.</param>
/// <param name="Previous">What it is compared with; null where nothing.</param>
/// <param name="MinAuthors">A topic, a quote and an open question are shown only where this many people asked.</param>
public sealed record ReportRequest(ReportPeriod Period, ReportPeriod? Previous, int MinAuthors);
