using System.Text.Json.Serialization;

namespace Insights.App.Schedule;

/// <summary>A night that is under way: when it began, the job that mines it, and the one after that, which publishes it.</summary>
internal sealed record NightUnderWay(string Night, string Mining, string Publishing);

/// <summary>How a night ended; for people who run the server, so without any text of a message.</summary>
/// <param name="Night">The moment it began, which is its name.</param>
/// <param name="Ended">The moment it ended.</param>
/// <param name="Ending">published, blocked or failed.</param>
/// <param name="Line">What to do where something went wrong.</param>
internal sealed record NightNote(
    string Night, DateTimeOffset Ended, string Ending, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Line)
{
    public const string Published = "published", Blocked = "blocked", Failed = "failed";
}
