using Microsoft.Extensions.Logging;

namespace Insights.App.Logging;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Ended with code {Code}: {Fault} {Place}")]
    public static partial void CommandEnded(this ILogger log, int code, string fault, string place);
}
