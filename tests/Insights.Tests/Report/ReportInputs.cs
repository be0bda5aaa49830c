using Insights.Cluster;
using Insights.Ingest;
using Insights.Report;
using Insights.Report.Mined;

namespace Insights.Tests.Report;

/// <summary>Builds what reports are made from.</summary>
internal static class ReportInputs
{
    public static ReportPeriod Year2024 { get; } = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));

    public static ReportInput Of(IEnumerable<MinedConversation> conversations) => new()
    {
        Community = "Shop",
        Conversations = [.. conversations.OrderBy(conversation => conversation.Id)],
        Entries = [],
        Themes = [new ThemeTitle("setup", "Setup"), new ThemeTitle("billing", "Billing"), new ThemeTitle("other", "Other")],
    };

    public static ReportRequest Request(ReportPeriod period, bool isCompared = false, int minAuthors = 2) =>
        new(period, isCompared ? period.Before : null, minAuthors);

    /// <summary>A conversation that asks something at a moment; answered after so many hours, or not at all.</summary>
    public static MinedConversation Asked(int number, DateTimeOffset at, string? cluster = null, string theme = "setup", double? answeredAfter = 1) => new()
    {
        Id = new ConversationId(Snowflake.FirstAt(at) + (ulong)number),
        Fingerprint = $"f{number}",
        Theme = theme,
        Cluster = cluster is null ? null : new ClusterId(cluster),
        Membership = 0.9,
        IsAnswerable = true,
        Question = cluster is null ? null : $"How about {cluster}?",
        Activity = new ConversationActivity
        {
            StartedAt = at,
            LastAt = at.AddHours(answeredAfter ?? 0),
            Asker = new Pseudonym($"u{number}"),
            AskedAt = at,
            AnsweredAt = answeredAfter is { } hours ? at.AddHours(hours) : null,
            Helpers = answeredAfter is null ? [] : [new Pseudonym("helper")],
        },
    };

    public static DateTimeOffset At(int month, int day, int hour = 0) => new(2024, month, day, hour, 0, 0, TimeSpan.Zero);
}
