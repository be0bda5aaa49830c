using Insights.App.Store;
using Insights.Ingest;

namespace Insights.Tests.Fakes;

/// <summary>A source folder and a store, both of a test's own, and one ingest run after the other over them.</summary>
internal sealed class IngestFolder : IDisposable
{
    private static int count;
    private int writes;

    public IngestFolder() => Directory.CreateDirectory(Source);

    public static PseudonymKey Key { get; } = new([.. Enumerable.Repeat((byte)7, PseudonymKey.ByteLength)]);

    public string Root { get; } = Path.Combine(
        Path.GetTempPath(), $"insights-ingest-{Environment.ProcessId}-{Interlocked.Increment(ref count)}");

    public string Source => Path.Combine(Root, "source");
    public string StoreFile => Path.Combine(Root, "store.db");

    public IngestOptions Options { get; set; } = new() { Now = new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero) };

    public IngestFolder Write(string name, WrittenExport export) => Write(name, export.ToString());

    public IngestFolder Write(string name, string text)
    {
        var path = Path.Combine(Source, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        // Two writes within one tick of the file system's clock are still two versions.
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddSeconds(1_700_000_000 + writes++));
        return this;
    }

    public SqliteMessageStore OpenStore() => SqliteMessageStore.Open(StoreFile);

    public async Task<IngestReport> RunAsync(string? source = null)
    {
        await using var store = OpenStore();
        return await new IngestStage(store, Key, null).RunAsync(source ?? Source, Options, null, CancellationToken.None);
    }

    public async Task<IReadOnlyList<Conversation>> ReadAsync()
    {
        await using var store = OpenStore();
        var ids = new List<ConversationId>();
        await foreach (var stamp in store.ReadStampsAsync(CancellationToken.None))
        {
            ids.Add(stamp.Id);
        }

        var conversations = new List<Conversation>();
        await foreach (var conversation in store.ReadAsync(ids, CancellationToken.None))
        {
            conversations.Add(conversation);
        }

        return conversations;
    }

    public async Task<IReadOnlyList<string>> ReadTextsAsync() =>
        [.. (await ReadAsync()).SelectMany(conversation => conversation.Messages).OrderBy(message => message.Id).Select(message => message.Text.Typed)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
