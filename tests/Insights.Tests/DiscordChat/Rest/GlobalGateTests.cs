using Insights.App.DiscordChat.Rest;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.DiscordChat.Rest;

public sealed class GlobalGateTests
{
    [Fact]
    public async Task A_place_is_free_again_a_second_after_the_answer()
    {
        var clock = new FakeTimeProvider();
        var gate = new GlobalGate(2, clock);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        var third = gate.EnterAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(third.IsCompleted);

        gate.Leave();
        clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(third.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(10));

        await third;
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        var clock = new FakeTimeProvider();
        var gate = new GlobalGate(1, clock);
        await gate.EnterAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var second = gate.EnterAsync(stop.Token);
        var third = gate.EnterAsync(CancellationToken.None);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.Leave();
        clock.Advance(TimeSpan.FromSeconds(2));

        await third;
    }
}
