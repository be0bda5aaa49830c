using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>A gateway on this machine: sessions with replay, the documented close codes, and faults on demand.</summary>
internal sealed partial class FakeGateway
{
    private readonly Channel<SeenFrame> seen = Channel.CreateUnbounded<SeenFrame>();
    private readonly ConcurrentDictionary<string, FakeSession> sessions = new();
    private readonly ConcurrentQueue<FakeGatewayConnection> connections = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> arrivals = new();

    private readonly Channel<(string Name, JsonNode Data)> happened = Channel.CreateUnbounded<(string, JsonNode)>();
    private readonly FakeDiscord server;
    private readonly ConcurrentDictionary<int, TaskCompletionSource> begun = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> goingOn = new();
    private int resumptions;

    /// <summary>What happens in the guild from now on is told to every session.</summary>
    public FakeGateway(FakeDiscord server)
    {
        this.server = server;
        server.Guild.Happened += (name, data) => happened.Writer.TryWrite((name, data.DeepClone()));
    }

    public GatewayFaults Faults { get; } = new();

    /// <summary>Tells when a minute of frames, three seconds and fifteen minutes are over.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public IReadOnlyList<FakeGatewayConnection> Connections => [.. connections];

    public int SessionsStarted => sessions.Count;

    private string SocketAddress => server.Address.AbsoluteUri.TrimEnd('/').Replace("http", "ws", StringComparison.Ordinal);

    public static void Map(WebApplication app, FakeDiscord server)
    {
        var gateway = server.Gateway;
        app.MapGet(FakeDiscord.At("/gateway/bot"), () => Results.Json(new JsonObject
        {
            ["url"] = $"{gateway.SocketAddress}/gateway",
            ["shards"] = 1,
            ["session_start_limit"] = new JsonObject { ["total"] = 1000, ["remaining"] = 1000 - gateway.SessionsStarted, ["reset_after"] = 0, ["max_concurrency"] = 1 },
        }));
        app.MapGet("/gateway", gateway.AcceptAsync);
        app.MapGet("/resumed-here", gateway.AcceptAsync);
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(gateway.TellAsync));
        app.Lifetime.ApplicationStopping.Register(() => gateway.happened.Writer.TryComplete());
    }

    /// <summary>The next frame of a kind that a client sends; frames of other kinds before it are passed over.</summary>
    public async Task<SeenFrame> NextAsync(int op)
    {
        using var patience = new CancellationTokenSource(FakeDiscord.Patience);
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
    public Task WaitForConnectionAsync(int place) => Awaited(arrivals, place).Task.WaitAsync(FakeDiscord.Patience);

    /// <summary>Waits until a connection is at its end.</summary>
    public async Task WaitForEndAsync(int place)
    {
        await WaitForConnectionAsync(place);
        await Connections[place].Ended.WaitAsync(FakeDiscord.Patience);
    }

    /// <summary>Waits until so many sessions have begun and were told of the guild.</summary>
    public Task WaitForSessionsAsync(int count) => Awaited(begun, count).Task.WaitAsync(FakeDiscord.Patience);

    /// <summary>Waits until sessions were resumed so many times and were told so: what is sent then comes after it.</summary>
    public Task WaitForResumptionsAsync(int count) => Awaited(goingOn, count).Task.WaitAsync(FakeDiscord.Patience);

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

    private async Task TellAsync()
    {
        await foreach (var (name, data) in happened.Reader.ReadAllAsync())
        {
            await DispatchAsync(name, data);
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
        Awaited(arrivals, connections.Count - 1).TrySetResult();
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

    private Task DispatchAsync(FakeSession session, string name, JsonNode data) => SendAsync(session.Connection, session.Add(name, data));

    private async Task SendAsync(FakeGatewayConnection connection, KeptEvent kept)
    {
        for (var time = 0; time < (Faults.RepeatsEverything ? 2 : 1); time++)
        {
            await connection.SendAsync(0, kept.Data, kept.Sequence, kept.Name);
        }
    }

    private JsonObject Guild()
    {
        var guild = server.Guild;
        lock (guild.Access)
        {
            var json = FakeJson.Of(guild);
            json["unavailable"] = false;
            json["large"] = false;
            json["member_count"] = guild.Users.Count;
            json["joined_at"] = "2023-01-01T00:00:00.000000+00:00";
            json["channels"] = List(channel => !channel.IsThread);
            json["threads"] = List(channel => channel is { IsThread: true, IsArchived: false });
            json["members"] = new JsonArray(FakeJson.Member(guild.FindUser(guild.Bot)!));
            foreach (var empty in new[] { "voice_states", "presences", "stage_instances", "guild_scheduled_events", "stickers" })
            {
                json[empty] = new JsonArray();
            }

            return json;
        }

        JsonArray List(Func<FakeChannel, bool> wanted) => new([.. guild.Channels.Where(wanted).Select(channel => FakeJson.Of(channel, guild))]);
    }

    private static TaskCompletionSource Awaited(ConcurrentDictionary<int, TaskCompletionSource> moments, int number) =>
        moments.GetOrAdd(number, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
