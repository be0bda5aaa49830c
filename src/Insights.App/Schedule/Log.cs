using Microsoft.Extensions.Logging;

namespace Insights.App.Schedule;

/// <summary>What the scheduler's log says: counts and ids.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "The night of {Night} began; {Channels} channels are read")]
    public static partial void NightBegan(this ILogger log, string night, int channels);

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "No night began: that of {Night} is under way")]
    public static partial void NightSkipped(this ILogger log, string night);

    [LoggerMessage(EventId = 302, Level = LogLevel.Warning, Message = "No night began: no source is set")]
    public static partial void NightWithoutSource(this ILogger log);

    [LoggerMessage(EventId = 303, Level = LogLevel.Information, Message = "Channel {Channel}: {Fresh} new and {Changed} changed messages")]
    public static partial void ChannelRead(this ILogger log, string channel, int fresh, int changed);

    [LoggerMessage(EventId = 304, Level = LogLevel.Information, Message = "Cleaned up: {Runs} old runs and {Messages} old messages removed")]
    public static partial void CleanedUp(this ILogger log, int runs, int messages);

    [LoggerMessage(EventId = 308, Level = LogLevel.Information, Message = "The night of {Night} was overtaken before it was published; it is mined again")]
    public static partial void NightOvertaken(this ILogger log, string night);

    [LoggerMessage(EventId = 309, Level = LogLevel.Information, Message = "Looked at Discord again: {Fresh} new, {Changed} changed and {Deleted} deleted messages")]
    public static partial void Reconciled(this ILogger log, int fresh, int changed, int deleted);

    [LoggerMessage(EventId = 310, Level = LogLevel.Information, Message = "What was taken back is out of the pages")]
    public static partial void Refreshed(this ILogger log);

    [LoggerMessage(EventId = 305, Level = LogLevel.Error, Message = "The night of {Night} ended {Ending}; /health/ready and the dashboard say why")]
    public static partial void NightFailed(this ILogger log, string night, string ending);

    [LoggerMessage(EventId = 307, Level = LogLevel.Warning, Message = "Scheduler: {Said} ({Fault})")]
    public static partial void SchedulerSaid(this ILogger log, string said, string fault);

    [LoggerMessage(EventId = 306, Level = LogLevel.Warning, Message = "What other workers published and forgot cannot be followed ({Fault}); tried again")]
    public static partial void FollowingFailed(this ILogger log, string fault);
}
