using Insights.App.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.Logging;

public sealed class LogFileTests : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("insights-log-").FullName;

    public void Dispose() => Directory.Delete(work, recursive: true);

    [Fact]
    public void Two_logs_of_one_process_lose_no_line_of_each_other()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));
        var folder = Path.Combine(work, "log");
        using (var first = LoggerFactory.Create(builder => builder.AddLogFile(folder, clock)))
        using (var second = LoggerFactory.Create(builder => builder.AddLogFile(folder, clock)))
        {
            var (one, other) = (first.CreateLogger("one"), second.CreateLogger("other"));
            for (var count = 0; count < 10; count++)
            {
                one.CommandEnded(count, "of the first", "");
                other.CommandEnded(count, "of the second, which is longer", "");
            }
        }

        var lines = File.ReadAllLines(Path.Combine(folder, "2026-11-28.log"));
        Assert.Equal(20, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("2026-11-28T02:00:00.000Z Error o", line, StringComparison.Ordinal));
    }
}
