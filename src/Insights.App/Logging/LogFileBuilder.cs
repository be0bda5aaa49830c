using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.App.Logging;

internal static class LogFileBuilder
{
    /// <summary>Adds the log file of a work folder; the container closes it.</summary>
    public static ILoggingBuilder AddLogFile(this ILoggingBuilder builder, string folder, TimeProvider clock)
    {
        builder.Services.AddSingleton<ILoggerProvider>(_ => new LogFile(folder, clock));
        return builder;
    }
}
