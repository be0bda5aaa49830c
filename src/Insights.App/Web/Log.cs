using Microsoft.Extensions.Logging;

namespace Insights.App.Web;

/// <summary>What the server's log says: counts and ids, never a question's or a message's text.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "Serving on {Addresses} addresses")]
    public static partial void ServerStarted(this ILogger log, int addresses);

    [LoggerMessage(EventId = 101, Level = LogLevel.Information, Message = "Server stopped")]
    public static partial void ServerStopped(this ILogger log);

    [LoggerMessage(EventId = 102, Level = LogLevel.Information, Message = "Publication with {Entries} entries is served")]
    public static partial void PublicationLoaded(this ILogger log, int entries);

    [LoggerMessage(EventId = 103, Level = LogLevel.Warning, Message = "The publication cannot be read ({Fault}); the one before is served on")]
    public static partial void PublicationUnreadable(this ILogger log, string fault);

    [LoggerMessage(EventId = 104, Level = LogLevel.Error, Message = "A request failed: {Fault} at {Place}")]
    public static partial void RequestFailed(this ILogger log, string fault, string place);
}
