using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>What is said on one socket, with the documented reasons to close it.</summary>
internal sealed partial class FakeGateway
{
    private const int GreatestFrame = 4096;
    private const int MostFramesPerMinute = 120;

    /// <summary>Talks until the other side goes, or gives the code to close with.</summary>
    private async Task<int?> TalkAsync(FakeGatewayConnection connection)
    {
        if (Faults.SendsAwayBeforeHello)
        {
            Faults.SendsAwayBeforeHello = false;
            await connection.SendAsync(7, null);
        }
        else if (Faults.IsMute)
        {
            Faults.IsMute = false;
        }
        else
        {
            await connection.SendAsync(10, new JsonObject { ["heartbeat_interval"] = Faults.HeartbeatMilliseconds });
        }

        FakeSession? session = null;
        var times = new Queue<DateTimeOffset>();
        while (await connection.ReceiveAsync() is { } text)
        {
            times.Enqueue(Clock.GetUtcNow());
            while (Clock.GetUtcNow() - times.Peek() > TimeSpan.FromMinutes(1))
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

        if (identify.GetProperty("token").GetString() != FakeDiscord.Token)
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
            Faults.NeverReady = false;
            return null;
        }

        var session = new FakeSession(string.Create(CultureInfo.InvariantCulture, $"session-{sessions.Count + 1}"), connection);
        sessions[session.Id] = session;
        await DispatchAsync(session, "READY", new JsonObject
        {
            ["v"] = 10,
            ["user"] = FakeJson.Of(server.Guild.FindUser(server.Guild.Bot)!),
            ["guilds"] = new JsonArray(new JsonObject { ["id"] = FakeJson.Text(server.Guild.Id), ["unavailable"] = true }),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = $"{SocketAddress}/resumed-here",
            ["application"] = new JsonObject { ["id"] = FakeJson.Text(server.Guild.Application), ["flags"] = 1 << 18 },
        });
        await DispatchAsync(session, "GUILD_CREATE", Guild());
        Awaited(begun, sessions.Count).TrySetResult();
        return session;
    }

    private async Task<(int? Code, FakeSession? Session)> ResumeAsync(FakeGatewayConnection connection, JsonElement resume)
    {
        if (resume.GetProperty("token").GetString() != FakeDiscord.Token)
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
        Awaited(goingOn, Interlocked.Increment(ref resumptions)).TrySetResult();
        return (null, session);
    }

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
