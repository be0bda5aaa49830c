using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Insights.App.Logging;

/// <summary>Writes log lines to one file a day in the work folder; the file is made with its first line.</summary>
internal sealed class LogFile(string folder, TimeProvider clock) : ILoggerProvider
{
    private readonly Lock writing = new();
    private StreamWriter? writer;

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() => writer?.Dispose();

    private void Write(LogLevel level, string category, string line)
    {
        lock (writing)
        {
            var now = clock.GetUtcNow();
            writer ??= Open(now);
            writer?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {level} {category}: {line}"));
        }
    }

    // A log that cannot be written must not end a run that can; and a verb that only reads makes no work folder.
    private StreamWriter? Open(DateTimeOffset now)
    {
        if (!Directory.Exists(Path.GetDirectoryName(folder)))
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd}.log"));
            return new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
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
