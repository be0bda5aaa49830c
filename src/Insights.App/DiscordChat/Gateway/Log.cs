using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>What the log says of the gateway.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 401, Level = LogLevel.Information, Message = "Gateway connection ended: {Outcome}, {Why}")]
    public static partial void ConnectionEnded(this ILogger log, string outcome, string why);

    [LoggerMessage(EventId = 402, Level = LogLevel.Warning, Message = "No session may be started for {Seconds:0} s")]
    public static partial void StartsUsedUp(this ILogger log, double seconds);
}
