using System.ComponentModel.DataAnnotations;

namespace Insights.App.Settings;

/// <summary>When <c>serve</c> works by itself.</summary>
internal sealed record ScheduleSettings : IValidatableObject
{
    /// <summary>When a night begins: five fields, or six with seconds first; empty: never by itself.</summary>
    public string Cron { get; init; } = "0 3 * * *";

    /// <summary>The time zone of the cron line, as Europe/Berlin.</summary>
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
