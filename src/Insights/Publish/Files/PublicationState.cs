using System.Globalization;
using System.Text.Json;
using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Publish.Files;

/// <summary>What the work folder keeps of the last publication beside its faq.json, and its form as JSON.</summary>
internal sealed record PublicationState(
    IReadOnlyList<EntryStamp> Stamps, IReadOnlyList<KnownCluster> Known, IReadOnlyList<ChangeLogDay> Log,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Files)
{
    public const string FileName = "state.json";

    public static PublicationState Empty { get; } = new([], [], [], new Dictionary<string, IReadOnlyList<string>>());

    private sealed record Stored(StoredStamp[] Stamps, StoredCluster[] Known, StoredDay[] Log, SortedDictionary<string, string[]> Files);

    private sealed record StoredStamp(string Cluster, string Fingerprint, SortedDictionary<string, string> Conversations);

    private sealed record StoredCluster(string Id, string[] Conversations);

    private sealed record StoredDay(string Day, StoredChange[] Changes);

    private sealed record StoredChange(string Kind, string Entry, string? Other, string[] Because);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new Stored(
        [.. Stamps.Select(stamp => new StoredStamp(stamp.Cluster.Value, stamp.Fingerprint, new SortedDictionary<string, string>(
            stamp.Conversations.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value), StringComparer.Ordinal)))],
        [.. Known.Select(cluster => new StoredCluster(cluster.Id.Value, Texts(cluster.Conversations)))],
        [.. Log.Select(day => new StoredDay(
            day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [.. day.Changes.Select(change => new StoredChange(change.Kind.ToString(), change.Entry, change.Other, Texts(change.Because)))]))],
        new SortedDictionary<string, string[]>(Files.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()), StringComparer.Ordinal)));

    public static PublicationState Read(ReadOnlySpan<byte> json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json) ?? throw new JsonException("nothing in it");
        return new PublicationState(
            [.. stored.Stamps.Select(stamp => new EntryStamp(
                new ClusterId(stamp.Cluster),
                stamp.Fingerprint,
                stamp.Conversations.ToDictionary(pair => ConversationId.Parse(pair.Key), pair => pair.Value)))],
            [.. stored.Known.Select(cluster => new KnownCluster(new ClusterId(cluster.Id), Ids(cluster.Conversations)))],
            [.. stored.Log.Select(day => new ChangeLogDay(
                DateOnly.ParseExact(day.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                [.. day.Changes.Select(change => new EntryChange(
                    Enum.Parse<ChangeKind>(change.Kind), change.Entry, change.Other, Ids(change.Because)))]))],
            stored.Files.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value));
    }

    private static string[] Texts(IReadOnlyList<ConversationId> ids) => [.. ids.Select(id => id.ToString())];

    private static ConversationId[] Ids(string[] texts) => [.. texts.Select(ConversationId.Parse)];
}
