using Insights.Report.Counting;

namespace Insights.Report;

/// <summary>What a period taught, in numbers and in words that may be public: all that report.json holds.</summary>
public sealed record PeriodReport
{
    public required string Community { get; init; }
    public required ReportPeriod Period { get; init; }

    /// <summary>Null where it is compared with nothing.</summary>
    public required ReportPeriod? Previous { get; init; }
    public required int MinAuthors { get; init; }

    /// <summary>The day of the last message that is known; null where there is none.</summary>
    public required DateOnly? KnownUntil { get; init; }

    /// <summary>Conversations of the store that no run has mined yet, whenever they began; they are not counted.</summary>
    public required int NotMined { get; init; }
    public required PeriodTotals Totals { get; init; }

    /// <summary>Null where it is compared with nothing.</summary>
    public required PeriodTotals? PreviousTotals { get; init; }

    /// <summary>Every theme, whatever its size.</summary>
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>Every month that the period touches, in order.</summary>
    public required IReadOnlyList<MonthCount> Months { get; init; }
    public required TrendReport Trends { get; init; }
    public required HelpReport Help { get; init; }

    /// <summary>Topics worth writing documentation for, most wanted first.</summary>
    public required IReadOnlyList<OpenQuestion> Unanswered { get; init; }

    /// <summary>Conversations that began, by weekday from Monday on and hour of the day (UTC).</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Hours { get; init; }
    public required TopicMap Map { get; init; }
    public required IReadOnlyList<ReportNote> Notes { get; init; }
}

/// <summary>What is to be known before the numbers are believed.</summary>
public enum ReportNote
{
    /// <summary>No conversation began in the period.</summary>
    NoData,

    /// <summary>So few that shares and times say little.</summary>
    LittleData,

    /// <summary>Nothing is known of the previous period.</summary>
    NothingBefore,

    /// <summary>So little is known of the previous period that hardly any change can be told from chance.</summary>
    LittleBefore,

    /// <summary>The period ends after the last message that is known.</summary>
    NotOver,

    /// <summary>Some conversations were not mined yet and are not counted.</summary>
    NotMined,

    /// <summary>Seasons need more whole years.</summary>
    NoSeasons,

    /// <summary>The last run drew no map.</summary>
    NoMap,
}
