using System.Diagnostics;
using System.Text.Json;
using Insights.App.Store;
using Insights.Ingest;
using Insights.Ingest.Exports;

namespace Insights.App.Bench;

/// <summary>
/// Measures ingest on an export made for it: parsing against the bare reader over the same bytes, storing against prepared INSERTs of
/// the same rows, and the peak memory of a whole run.
/// </summary>
internal static class IngestBench
{
    /// <summary>The size of the export that the contract asks for.</summary>
    public const int MegaBytes = 1000;

    private const long MegaByte = 1_000_000;
    private const int BatchSize = 1000;

    /// <summary>Both readers take turns and the best of each counts, since others may use the machine meanwhile.</summary>
    private const int Rounds = 3;

    /// <summary>Storing is compared on this many messages: more do not change the ratio, only the time.</summary>
    private const int StoredMessages = 200_000;

    /// <param name="megaBytes">Size of the export.</param>
    /// <param name="folder">Takes the export and the stores; everything made in it is removed again.</param>
    public static async Task<IReadOnlyList<BenchLine>> RunAsync(int megaBytes, string folder, CancellationToken cancellationToken)
    {
        using var place = new BenchFolder(folder, "ingest");
        var file = place.At("export.json");
        var count = GeneratedExport.Write(file, megaBytes * MegaByte, cancellationToken);
        var whole = Stopwatch.StartNew();
        var peak = await IngestAsync(file, place.At("whole.db"), cancellationToken);
        whole.Stop();
        var bytes = new FileInfo(file).Length;
        var (bare, parsing) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            bare = Math.Max(bare, MegaBytesPerSecond(bytes, () => ReadBare(file)));
            parsing = Math.Max(parsing, MegaBytesPerSecond(bytes, () => Parse(file, cancellationToken)));
        }

        var (storing, inserting, marking) = await StoreAsync(file, place.Path, cancellationToken);
        return
        [
            new("ingest", "parsing", parsing, "MB/s")
            {
                Reference = "Utf8JsonReader alone", ReferenceMeasured = bare, Ratio = parsing / bare, Wanted = ">= 0.5",
            },
            new("ingest", "storing", storing, "messages/s")
            {
                Reference = "prepared INSERTs", ReferenceMeasured = inserting, Ratio = storing / inserting, Wanted = ">= 0.3",
            },
            new("ingest", "marking", marking, "messages/s"),
            new("ingest", "whole run", count / whole.Elapsed.TotalSeconds, "messages/s"),
            new("ingest", "peak memory", peak / (double)MegaByte, "MB") { Wanted = "<= 300 MB" },
        ];
    }

    /// <summary>The whole stage; gives the process's peak of memory up to its end, so it must come first.</summary>
    private static async Task<long> IngestAsync(string file, string database, CancellationToken cancellationToken)
    {
        await using var store = SqliteMessageStore.Open(database);
        var stage = new IngestStage(store, new PseudonymKey(new byte[PseudonymKey.ByteLength]), null);
        var options = new IngestOptions { Now = DateTimeOffset.UnixEpoch };
        await stage.RunAsync(file, options, null, cancellationToken);
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static double MegaBytesPerSecond(long bytes, Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return bytes / (double)MegaByte / clock.Elapsed.TotalSeconds;
    }

    private static void ReadBare(string file)
    {
        using var stream = OpenStream(file);
        var buffer = new byte[1 << 18];
        var held = 0;
        var state = default(JsonReaderState);
        while (true)
        {
            var count = stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
            held += count;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, held), held < buffer.Length, state);
            while (reader.Read())
            {
            }

            var consumed = (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (held < buffer.Length)
            {
                return;
            }

            buffer.AsSpan(consumed, held - consumed).CopyTo(buffer);
            held -= consumed;
        }
    }

    private static void Parse(string file, CancellationToken cancellationToken)
    {
        using var stream = OpenStream(file);
        using var reader = new ExportReader(stream, "export.json", null, new Oddities());
        while (reader.Read() is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Messages a second: through the port with its look for earlier versions, by bare INSERTs, and marking alone.</summary>
    private static async Task<(double Storing, double Inserting, double Marking)> StoreAsync(
        string file, string place, CancellationToken cancellationToken)
    {
        await using var store = SqliteMessageStore.Open(Path.Combine(place, "store.db"));
        using var reference = new PreparedInserts(Path.Combine(place, "reference.db"));
        using var stream = OpenStream(file);
        using var reader = new ExportReader(stream, "export.json", null, new Oddities());
        var key = new PseudonymKey(new byte[PseudonymKey.ByteLength]);
        var intake = new MessageIntake(new People(key, []), new HashedNames(key, []));
        var channel = reader.Header!.Channel;
        await store.WriteAsync(new StoreBatch { Channels = [intake.Mark(channel)] }, cancellationToken);
        Stopwatch storing = new(), inserting = new(), marking = new();
        var count = 0;
        while (count < StoredMessages && ReadBatch(reader) is { Count: > 0 } sources)
        {
            marking.Start();
            var batch = Prepare(sources, intake, channel.Id);
            marking.Stop();
            storing.Start();
            await store.FindVersionsAsync([.. batch.Select(stored => stored.Message.Id)], cancellationToken);
            await store.WriteAsync(new StoreBatch { Messages = batch }, cancellationToken);
            storing.Stop();
            inserting.Start();
            reference.Insert(batch);
            inserting.Stop();
            count += sources.Count;
        }

        return (count / storing.Elapsed.TotalSeconds, count / inserting.Elapsed.TotalSeconds, count / marking.Elapsed.TotalSeconds);
    }

    private static List<SourceMessage> ReadBatch(ExportReader reader)
    {
        var batch = new List<SourceMessage>(BatchSize);
        while (batch.Count < BatchSize && reader.Read() is { } message)
        {
            batch.Add(message);
        }

        return batch;
    }

    private static StoredMessage[] Prepare(List<SourceMessage> sources, MessageIntake intake, ChannelId channel)
    {
        using var hash = new ContentHash();
        return
        [
            .. sources
                .Select(source => intake.Pseudonymise(source, channel)!)
                .Select(message => intake.Mark(message, MessageHashes.SourceHashOf(message, hash), DateTimeOffset.UnixEpoch, hash) with { MayMove = true }),
        ];
    }

    private static FileStream OpenStream(string file) => new(
        file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
}
