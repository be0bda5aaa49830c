using System.Buffers;
using System.Net.WebSockets;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>A web socket that gives whole frames, sends one at a time and within the budget.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private const int ChunkSize = 16 << 10;

    // The first frames of a large community take megabytes; more than this is no frame of Discord's.
    private const int GreatestFrame = 128 << 20;

    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly SendBudget budget;
    private readonly TimeProvider clock;

    public GatewaySocket(string userAgent, TimeProvider clock)
    {
        (this.clock, budget) = (clock, new SendBudget(clock));
        socket.Options.SetRequestHeader("User-Agent", userAgent);

        // Discord has heartbeats of its own.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>The code the other side closed with; null where the connection broke.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    public Task ConnectAsync(Uri address, CancellationToken cancellationToken) => socket.ConnectAsync(address, cancellationToken);

    /// <summary>The next frame, put together of its fragments; null when the connection is at its end.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>(ChunkSize);
        try
        {
            while (frame.WrittenCount < GreatestFrame)
            {
                var received = await socket.ReceiveAsync(frame.GetMemory(ChunkSize), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                frame.Advance(received.Count);
                if (received.EndOfMessage)
                {
                    return frame.WrittenMemory;
                }
            }
        }
        catch (WebSocketException)
        {
            // Broken: the code stays null, and that says so.
        }

        return null;
    }

    /// <exception cref="WebSocketException">The connection is at its end.</exception>
    public async Task SendAsync(byte[] frame, bool isHeartbeat, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan pause;
            await sending.WaitAsync(cancellationToken);
            try
            {
                pause = budget.Take(isHeartbeat);
                if (pause == TimeSpan.Zero)
                {
                    await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                    return;
                }
            }
            finally
            {
                sending.Release();
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <summary>Says good-bye with a code, where somebody still listens; true when it was said.</summary>
    public async Task<bool> CloseAsync(int code)
    {
        using var patience = new CancellationTokenSource(ClosePatience, clock);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, patience.Token);
                return true;
            }
        }
        catch (Exception cause) when (cause is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // Nobody listens any more.
        }

        return false;
    }

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }
}
