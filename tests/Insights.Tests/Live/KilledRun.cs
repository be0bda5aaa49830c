using System.Diagnostics;
using Insights.App.Commands;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.Live;

/// <summary>The program as a process of its own, reading the fake server with the real clock, killed where the test says.</summary>
internal static class KilledRun
{
    /// <summary>Runs the nightly batch; it is killed when so many requests have arrived, null lets it end by itself.</summary>
    /// <returns>The exit code; null where it was killed.</returns>
    public static async Task<int?> RunAsync(FakeDiscord server, string folder, IReadOnlyList<ulong> channels, int? requests)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, "run", "--source", "discord", "--out", "faq", "--work", "work"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["INSIGHTS__Embedding__Model"] = "static-minilm-256",
                ["INSIGHTS__Store__PseudonymKey"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]),
                ["INSIGHTS__Discord__Token"] = FakeDiscord.Token,
                ["INSIGHTS__Discord__GuildId"] = FakeJson.Text(server.Guild.Id),
                ["INSIGHTS__Discord__ApiBase"] = server.ApiBase,
            },
        };
        foreach (var (place, channel) in channels.Index())
        {
            start.Environment[$"INSIGHTS__Discord__Channels__{place}"] = FakeJson.Text(channel);
        }

        using var process = new Process { StartInfo = start };
        var isKilled = false;
        var arrived = 0;
        server.Faults = _ =>
        {
            if (requests is { } last && Interlocked.Increment(ref arrived) == last)
            {
                isKilled = true;
                process.Kill();
            }

            return null;
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The run did not end: {await output}{await error}");
        }

        server.Faults = _ => null;
        Assert.True(isKilled || process.ExitCode == 0, await error);
        return isKilled ? null : process.ExitCode;
    }
}
