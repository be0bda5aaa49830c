using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>A gateway on this machine: sessions with replay, the documented close codes, and faults on demand.</summary>
internal sealed class FakeGateway(FakeBot bot, TimeProvider clock)
{
    private const int GreatestFrame = 4096;
    private const int MostFramesPerMinute = 120;

    private readonly Channel<SeenFrame> seen = Channel.CreateUnbounded<SeenFrame>();
    private readonly ConcurrentDictionary<string, FakeSession> sessions = new();
    private readonly ConcurrentQueue<FakeGatewayConnection> connections = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> arrivals = new();

    public GatewayFaults Faults { get; } = new();

    /// <summary>What GUILD_CREATE says after READY.</summary>
    public Func<JsonObject> Guild { get; set; } = () => new JsonObject
    {
        ["id"] = FakeBot.GuildId, ["unavailable"] = false, ["channels"] = new JsonArray(), ["threads"] = new JsonArray(),
    };

    public IReadOnlyList<FakeGatewayConnection> Connections => [.. connections];

    public int SessionsStarted => sessions.Count;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/gateway", AcceptAsync);
        routes.MapGet("/resumed-here", AcceptAsync);
    }

    /// <summary>The next frame of a kind that a client sends; frames of other kinds before it are passed over.</summary>
    public async Task<SeenFrame> NextAsync(int op)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var frame = await seen.Reader.ReadAsync(patience.Token);
            if (frame.Op == op)
            {
                return frame;
            }
        }
    }

    /// <summary>Waits until a connection was made; they are counted from 0.</summary>
    public Task WaitForConnectionAsync(int place) => ArrivalOf(place).Task.WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Waits until a connection is at its end.</summary>
    public async Task WaitForEndAsync(int place)
    {
        await WaitForConnectionAsync(place);
        await Connections[place].Ended.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Sends an event to every session; it is kept for a resume.</summary>
    public async Task DispatchAsync(string name, JsonNode data)
    {
        foreach (var session in sessions.Values)
        {
            await DispatchAsync(session, name, data);
        }
    }

    /// <summary>Keeps an event for a resume without sending it: it is lost unless the session goes on.</summary>
    public void Miss(string name, JsonNode data)
    {
        foreach (var session in sessions.Values)
        {
            session.Add(name, data);
        }
    }

    private async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new FakeGatewayConnection(context, socket, Faults);
        connections.Enqueue(connection);
        ArrivalOf(connections.Count - 1).TrySetResult();
        if (Faults.Resume == ResumeAnswer.Break && context.Request.Path == "/resumed-here")
        {
            connection.Drop();
            return;
        }

        if (await TalkAsync(connection) is { } code)
        {
            await connection.CloseAsync(code);
            while (await connection.ReceiveAsync() is not null)
            {
                // The other side's good-bye, or what was on its way.
            }
        }
    }

    /// <summary>Talks until the other side goes, or gives the code to close with.</summary>
    private async Task<int?> TalkAsync(FakeGatewayConnection connection)
    {
        if (Faults.SendsAwayBeforeHello)
        {
            Faults.SendsAwayBeforeHello = false;
            await connection.SendAsync(7, null);
        }
        else if (!Faults.IsMute)
        {
            await connection.SendAsync(10, new JsonObject { ["heartbeat_interval"] = Faults.HeartbeatMilliseconds });
        }

        FakeSession? session = null;
        var times = new Queue<DateTimeOffset>();
        while (await connection.ReceiveAsync() is { } text)
        {
            times.Enqueue(clock.GetUtcNow());
            while (clock.GetUtcNow() - times.Peek() > TimeSpan.FromMinutes(1))
            {
                times.Dequeue();
            }

            var frame = ReadFrame(text);
            if (times.Count > MostFramesPerMinute)
            {
                return 4008;
            }

            if (frame is null || Encoding.UTF8.GetByteCount(text) > GreatestFrame)
            {
                return 4002;
            }

            seen.Writer.TryWrite(frame);
            switch (frame.Op)
            {
                case 1 when !Faults.IsDeaf:
                    await connection.SendAsync(11, null);
                    break;
                case 1:
                    break;
                case 2 when session is not null:
                    return 4005;
                case 2:
                    if (Refusal(frame.Data) is { } refusal)
                    {
                        return refusal;
                    }

                    session = await StartAsync(connection);
                    break;
                case 6:
                    var (code, resumed) = await ResumeAsync(connection, frame.Data);
                    if (code is not null)
                    {
                        return code;
                    }

                    session = resumed;
                    break;
                case 3 or 4 or 8:
                    if (session is null)
                    {
                        return 4003;
                    }

                    break;
                default:
                    return 4001;
            }
        }

        return null;
    }

    private int? Refusal(JsonElement identify)
    {
        if (Faults.CloseOnIdentify is { } code)
        {
            Faults.CloseOnIdentify = null;
            return code;
        }

        if (identify.GetProperty("token").GetString() != bot.Token)
        {
            return 4004;
        }

        if (identify.TryGetProperty("shard", out var shard) && shard[0].GetInt32() >= shard[1].GetInt32())
        {
            return 4010;
        }

        return (identify.GetProperty("intents").GetInt32() & Faults.ForbiddenIntents) != 0 ? 4014 : null;
    }

    private async Task<FakeSession?> StartAsync(FakeGatewayConnection connection)
    {
        if (Faults.NeverReady)
        {
            return null;
        }

        var session = new FakeSession(string.Create(CultureInfo.InvariantCulture, $"session-{sessions.Count + 1}"), connection);
        sessions[session.Id] = session;
        await DispatchAsync(session, "READY", new JsonObject
        {
            ["v"] = 10,
            ["user"] = bot.User(),
            ["guilds"] = new JsonArray(new JsonObject { ["id"] = FakeBot.GuildId, ["unavailable"] = true }),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = $"{bot.SocketAddress}/resumed-here",
            ["application"] = new JsonObject { ["id"] = FakeBot.ApplicationId, ["flags"] = 1 << 18 },
        });
        await DispatchAsync(session, "GUILD_CREATE", Guild());
        return session;
    }

    private async Task<(int? Code, FakeSession? Session)> ResumeAsync(FakeGatewayConnection connection, JsonElement resume)
    {
        if (resume.GetProperty("token").GetString() != bot.Token)
        {
            return (4004, null);
        }

        if (Faults.Resume is ResumeAnswer.Refuse or ResumeAnswer.Delay || !sessions.TryGetValue(resume.GetProperty("session_id").GetString()!, out var session))
        {
            await connection.SendAsync(9, Faults.Resume == ResumeAnswer.Delay);
            return (null, null);
        }

        var from = resume.GetProperty("seq").GetInt64();
        if (from > session.Last)
        {
            return (4007, null);
        }

        session.Connection = connection;
        foreach (var missed in session.After(from))
        {
            await SendAsync(connection, missed);
        }

        await DispatchAsync(session, "RESUMED", new JsonObject());
        return (null, session);
    }

    private Task DispatchAsync(FakeSession session, string name, JsonNode data) => SendAsync(session.Connection, session.Add(name, data));

    private async Task SendAsync(FakeGatewayConnection connection, KeptEvent kept)
    {
        for (var time = 0; time < (Faults.RepeatsEverything ? 2 : 1); time++)
        {
            await connection.SendAsync(0, kept.Data, kept.Sequence, kept.Name);
        }
    }

    private TaskCompletionSource ArrivalOf(int place) => arrivals.GetOrAdd(place, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private static SeenFrame? ReadFrame(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new SeenFrame(document.RootElement.GetProperty("op").GetInt32(), document.RootElement.GetProperty("d").Clone());
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
