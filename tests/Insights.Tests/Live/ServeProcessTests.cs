using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

public sealed class ServeProcessTests
{
    [SkippableTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_it_with_zero(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var shell = new Shell();
        await using var server = await ServeProcess.StartAsync(shell);
        Skip.If(signal == "INT" && server.IgnoresInterrupts, "Whoever started these tests has interrupts ignored, as a shell does in the background, and a server heeds that.");
        using var client = new HttpClient { BaseAddress = server.Address };
        Assert.True((await client.GetAsync(new Uri("/health/live", UriKind.Relative))).IsSuccessStatusCode);
        Assert.Equal(0, await server.EndAsync(signal));
    }

    [SkippableFact]
    public async Task Told_to_stop_while_it_starts_it_ends_with_zero_all_the_same()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var shell = new Shell();
        await using var server = await ServeProcess.StartAsync(shell);
        Assert.Equal(0, await server.EndAsync("TERM"));
    }
}
