using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>How a connection ended, and whether its session was ready before.</summary>
internal sealed record ConnectionEnd(CloseOutcome Outcome, bool WasReady);

/// <summary>One connection, from Hello to its end: identifies or resumes, keeps the heart beating, hands events on.</summary>
internal sealed class GatewayConnection(
    GatewayOptions options, SessionMemory session, ChannelWriter<GatewayEvent> events, TimeProvider clock, Random chance) : IDisposable
{
    // Any code but 1000 and 1001 leaves the session to be resumed.
    private const int LeaveForNow = 4200;
    private const int LeaveForGood = 1000;

    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(1);

    private readonly GatewaySocket socket = new(options.UserAgent, clock);
    private readonly TaskCompletionSource<Task<CloseOutcome>> heart = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isAcknowledged = true;

    /// <summary>Runs the connection to its end. When it is cancelled, Discord is told and the bot goes offline at once.</summary>
    public async Task<ConnectionEnd> RunAsync(Uri address, CancellationToken cancellationToken)
    {
        using var life = new CancellationTokenSource();
        Task<CloseOutcome>[] activities = [ConverseAsync(address, life.Token), FollowHeartAsync(life.Token), WatchReadinessAsync(life.Token)];
        var first = await Task.WhenAny([.. activities, WaitForStopAsync(cancellationToken)]);

        // Before the receiving ends: that ends the socket.
        var isStopping = cancellationToken.IsCancellationRequested;
        if (await socket.CloseAsync(isStopping ? LeaveForGood : LeaveForNow) && isStopping)
        {
            // A socket that ends with frames unread is reset, and the good-bye may be lost with it: read on until the other side has it.
            await Task.WhenAny(activities[0], Task.Delay(GoodbyePatience, clock, CancellationToken.None));
        }

        await life.CancelAsync();
        await ((Task)Task.WhenAll(activities)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return new ConnectionEnd(await first, ready.Task.IsCompleted);
    }

    public void Dispose() => socket.Dispose();

    private async Task<CloseOutcome> WaitForStopAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        throw new UnreachableException();
    }

    private async Task<CloseOutcome> ConverseAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(GatewayDoor.Connectable(address), cancellationToken);
            while (await socket.ReceiveAsync(cancellationToken) is { } bytes)
            {
                if (GatewayFrame.Parse(bytes) is { } frame && await TakeAsync(frame, cancellationToken) is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (Exception cause) when (cause is WebSocketException or HttpRequestException)
        {
            // Refused or broken: the code says which.
        }

        return CloseOutcome.Of(socket.CloseCode);
    }

    private async Task<CloseOutcome?> TakeAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        switch (frame.Op)
        {
            case GatewayOp.Hello when frame.Data.Number("heartbeat_interval") is > 0 and var milliseconds:
                if (!heart.Task.IsCompleted)
                {
                    heart.SetResult(BeatAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken));
                    await socket.SendAsync(Introduction(), isHeartbeat: false, cancellationToken);
                }

                return null;
            case GatewayOp.Dispatch when frame is { Name: { } name, Sequence: { } sequence }:
                await DispatchAsync(name, sequence, frame.Data, cancellationToken);
                return null;
            case GatewayOp.Heartbeat:
                await BeatOnceAsync(cancellationToken);
                return null;
            case GatewayOp.HeartbeatAck:
                isAcknowledged = true;
                return null;
            case GatewayOp.Reconnect:
                return new CloseOutcome.Resume("Discord asked for another connection");
            case GatewayOp.InvalidSession:
                return frame.Data.ValueKind == JsonValueKind.True
                    ? new CloseOutcome.Resume("the session was refused for now")
                    : new CloseOutcome.Identify("the session was refused") { IsRefusal = true };
            default:
                return null;
        }
    }

    private byte[] Introduction()
    {
        if (session.CanResume)
        {
            return Payloads.Resume(options.Token, session.Id, session.Sequence ?? 0);
        }

        session.Forget();
        return Payloads.Identify(options.Token, options.Intents, options.Shard);
    }

    private async Task DispatchAsync(string name, long sequence, JsonElement data, CancellationToken cancellationToken)
    {
        if (name == "READY" && data.Text("session_id") is { } id
            && Uri.TryCreate(data.Text("resume_gateway_url"), UriKind.Absolute, out var resumeUrl))
        {
            session.Start(id, resumeUrl);
        }

        if (name is "READY" or "RESUMED")
        {
            ready.TrySetResult();
        }

        if (!session.Knows(sequence))
        {
            // The queue outlives the connection: an event that is in it counts as received.
            await events.WriteAsync(EventDecoder.Decode(name, data), cancellationToken);
            session.Note(sequence);
        }
    }

    private async Task<CloseOutcome> FollowHeartAsync(CancellationToken cancellationToken) =>
        await await heart.Task.WaitAsync(cancellationToken);

    /// <summary>Beats at the interval that Discord gave, the first time after a random part of it; ends when an answer is missing.</summary>
    private async Task<CloseOutcome> BeatAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        var next = clock.GetUtcNow() + (interval * chance.NextDouble());
        try
        {
            while (true)
            {
                await WaitUntilAsync(next, cancellationToken);
                if (!isAcknowledged)
                {
                    return new CloseOutcome.Resume("a heartbeat was not answered");
                }

                isAcknowledged = false;
                await BeatOnceAsync(cancellationToken);

                // A process that slept does not make up for the beats it missed.
                var now = clock.GetUtcNow();
                next = now - next < interval + interval ? next + interval : now + interval;
            }
        }
        catch (WebSocketException)
        {
            return CloseOutcome.Of(socket.CloseCode);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        if (moment - clock.GetUtcNow() is var pause && pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private Task BeatOnceAsync(CancellationToken cancellationToken) =>
        socket.SendAsync(Payloads.Heartbeat(session.Sequence), isHeartbeat: true, cancellationToken);

    private async Task<CloseOutcome> WatchReadinessAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(ready.Task, Task.Delay(options.Patience, clock, cancellationToken));
        if (!ready.Task.IsCompleted)
        {
            return new CloseOutcome.Identify("the session was not ready in time");
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        throw new UnreachableException();
    }
}
