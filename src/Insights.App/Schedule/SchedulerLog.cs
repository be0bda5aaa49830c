using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;

namespace Insights.App.Schedule;

/// <summary>What the scheduler itself has to say, without the text of any exception: a job's may hold more than counts and ids.</summary>
internal sealed class SchedulerLog(ILogger log) : ILogProvider, ILog
{
    public ILog GetLogger(string name) => this;

    public bool Log(HangfireLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        var isWanted = logLevel >= HangfireLevel.Warn;
        if (isWanted && messageFunc is not null)
        {
            Write(messageFunc(), exception?.GetType().Name ?? "no fault");
        }

        return isWanted;
    }

    private void Write(string message, string fault)
    {
        try
        {
            log.SchedulerSaid(message, fault);
        }
        catch (ObjectDisposedException)
        {
            // The scheduler's threads may outlive the server's log by a moment.
        }
    }
}
