using System.ComponentModel.DataAnnotations;

namespace Insights.App.Settings;

/// <summary>When <c>serve</c> works by itself.</summary>
internal sealed record ScheduleSettings : IValidatableObject
{
    /// <summary>When a night begins: five fields, or six with seconds first; empty: never by itself.</summary>
    public string Cron { get; init; } = "0 3 * * *";

    /// <summary>When Discord is looked at again between nights, where it is the source; empty: in the night alone.</summary>
    public string ReconcileCron { get; init; } = "0 9,15,21 * * *";

    /// <summary>When the pages are freed of what was taken back since the night; nothing is done where nothing was.</summary>
    public string PublishCron { get; init; } = "*/10 * * * *";

    /// <summary>When old runs, and messages older than may be kept, are removed, whether nights run or not.</summary>
    public string CleanUpCron { get; init; } = "30 4 * * *";

    /// <summary>All of them by the names of their settings.</summary>
    internal IReadOnlyList<(string Name, string Cron)> CronLines =>
        [(nameof(Cron), Cron), (nameof(ReconcileCron), ReconcileCron), (nameof(PublishCron), PublishCron), (nameof(CleanUpCron), CleanUpCron)];

    /// <summary>The time zone of the cron lines, as Europe/Berlin.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Told of a night that failed, by a POST with JSON.</summary>
    [Secret]
    [WebAddress]
    public Uri? AlertUri { get; init; }

    /// <summary>Jobs at a time in this process.</summary>
    [Range(1, 64)]
    public int Workers { get; init; } = 2;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult($"\"{TimeZone}\" is no time zone of this system; give one as Europe/Berlin", [nameof(TimeZone)]);
        }
    }
}
