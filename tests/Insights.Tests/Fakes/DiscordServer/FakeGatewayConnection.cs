using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>One socket of the fake gateway.</summary>
internal sealed class FakeGatewayConnection(HttpContext context, WebSocket socket, GatewayFaults faults)
{
    private readonly Lock access = new();
    private Task sending = Task.CompletedTask;

    /// <summary>Frames that came on this connection.</summary>
    public int Received { get; private set; }

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the other side is gone or said good-bye.</summary>
    public Task Ended => ended.Task;

    public string UserAgent { get; } = context.Request.Headers.UserAgent.ToString();

    public string Query { get; } = context.Request.QueryString.ToString();

    /// <summary>The code that the other side closed with; null while it is open, or where it broke.</summary>
    public int? ClosedWith { get; private set; }

    public Task SendAsync(int op, JsonNode? data) => SendAsync(op, data, null, null);

    public Task SendAsync(int op, JsonNode? data, long? sequence, string? name)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(
            new JsonObject { ["op"] = op, ["d"] = data?.DeepClone(), ["s"] = sequence, ["t"] = name }.ToJsonString());
        lock (access)
        {
            return sending = SendAfterAsync(sending, bytes);
        }
    }

    /// <summary>The next frame as text; null when the connection is at its end.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var text = await ReceiveTextAsync();
        if (text is null)
        {
            ClosedWith = (int?)socket.CloseStatus;
            ended.TrySetResult();
        }

        return text;
    }

    private async Task SendAfterAsync(Task earlier, byte[] bytes)
    {
        await earlier;
        var size = faults.FragmentSize ?? bytes.Length;
        try
        {
            for (var from = 0; from < bytes.Length; from += size)
            {
                var isLast = from + size >= bytes.Length;
                await socket.SendAsync(bytes.AsMemory(from, Math.Min(size, bytes.Length - from)), WebSocketMessageType.Text, isLast, CancellationToken.None);
            }
        }
        catch (Exception cause) when (cause is WebSocketException or OperationCanceledException or ObjectDisposedException or ConnectionAbortedException)
        {
            // Gone; the session keeps the event for a resume.
        }
    }

    private async Task<string?> ReceiveTextAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                frame.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                {
                    Received++;
                    return System.Text.Encoding.UTF8.GetString(frame.ToArray());
                }
            }
        }
        catch (Exception cause) when (cause is WebSocketException or OperationCanceledException or ConnectionAbortedException)
        {
            return null;
        }
    }

    public async Task CloseAsync(int code)
    {
        using var patience = new CancellationTokenSource(FakeDiscord.Patience);
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, "", patience.Token);
        }
        catch (Exception cause) when (cause is WebSocketException or OperationCanceledException)
        {
            // Gone already.
        }
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Drop() => context.Abort();
}
