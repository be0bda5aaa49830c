using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>A frame that a client sent.</summary>
internal sealed record SeenFrame(int Op, JsonElement Data);

/// <summary>An event that a session keeps for a resume.</summary>
internal sealed record KeptEvent(long Sequence, string Name, JsonNode Data);

/// <summary>A session of the fake gateway.</summary>
internal sealed class FakeSession(string id, FakeGatewayConnection connection)
{
    private readonly List<KeptEvent> log = [];

    public string Id => id;

    public FakeGatewayConnection Connection { get; set; } = connection;

    public long Last => log.Count;

    public KeptEvent Add(string name, JsonNode data)
    {
        lock (log)
        {
            var kept = new KeptEvent(log.Count + 1, name, data.DeepClone());
            log.Add(kept);
            return kept;
        }
    }

    public IReadOnlyList<KeptEvent> After(long sequence)
    {
        lock (log)
        {
            return [.. log.Where(kept => kept.Sequence > sequence)];
        }
    }
}
