using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Insights.App.Logging;

/// <summary>Writes log lines to one file a day in the work folder; the file is made with its first line.</summary>
internal sealed class LogFile(string folder, TimeProvider clock) : ILoggerProvider
{
    // One for the process: a server and its verb write to the same file, each through a stream of its own.
    private static readonly Lock Writing = new();

    private FileStream? file;
    private DateOnly day;

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() => file?.Dispose();

    private void Write(LogLevel level, string category, string line)
    {
        lock (Writing)
        {
            var now = clock.GetUtcNow();
            Turn(now);
            Append(string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {level} {category}: {line}\n"));
        }
    }

    // A server outlives its first day.
    private void Turn(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (file is null || day != today)
        {
            file?.Dispose();
            file = Open(now);
            day = today;
        }
    }

    // A log on a full disk must not end a run that goes on, nor hide the line that says why it ended.
    private void Append(string line)
    {
        try
        {
            // Others write there, too, and where the file ended when it was opened is not where it ends now.
            file?.Seek(0, SeekOrigin.End);
            file?.Write(Encoding.UTF8.GetBytes(line));
        }
        catch (IOException)
        {
            // The line is lost; the next one may find room again.
        }
    }

    // A log that cannot be written must not end a run that can; and a verb that only reads makes no work folder.
    private FileStream? Open(DateTimeOffset now)
    {
        if (!Directory.Exists(Path.GetDirectoryName(folder)))
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd}.log"));

            // Without a buffer a line that found no room is not tried again when the file is closed.
            return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed class Category(LogFile file, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                file.Write(logLevel, name, formatter(state, exception).ReplaceLineEndings(" "));
            }
        }
    }
}
