using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Insights.Embed;

namespace Insights.App.Bench;

/// <summary>
/// Texts a second end to end, of the bare session on the same token ids with the same threads, and their ratio.
/// </summary>
internal sealed record EmbedFigure(
    string Model, int Texts, double MeanTokens, int Threads, double EndToEndPerSecond, double BarePerSecond, double Ratio);

/// <summary>
/// Measures embedding end to end (read lines of JSON, tokenise, run, pool, normalise) against the graph alone. Both run
/// in turns, and
/// the ratio is the median of the turns, so that a busy machine slows both alike.
/// </summary>
internal static class EmbedBench
{
    private const int Turns = 7;
    private const int Pilot = 200;
    private const int ShareBytes = 8_192;
    private const int MostTexts = 20_000;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(3);

    private static readonly string[] Nouns =
        ["server", "index", "query", "backup", "cluster", "memory", "disk", "client", "table", "password", "upgrade", "container", "token", "replica", "log"];

    private static readonly string[] Verbs =
        ["restart", "delete", "configure", "load", "move", "compress", "monitor", "connect", "export", "install", "debug", "scale"];

    private static readonly string[] Tails =
        [
            "and it fails with error code 1100 after some minutes", "on a machine with 16 GB of memory", "without losing what is there",
            "since the last update to version 2.4.13", "when max_open_files is reached", "in production, with three replicas and no downtime at all",
            "because the docs only say that it is possible, and nobody here has done it before", "pls", "every night",
        ];

    public static async Task<EmbedFigure> MeasureAsync(string modelFolder, CancellationToken cancellationToken)
    {
        using var encoder = OnnxTextEncoder.Open(modelFolder);
        var texts = Math.Clamp(WarmUp(encoder, cancellationToken), Pilot, MostTexts);
        var ids = Enumerable.Range(0, texts).Select(seed => encoder.Tokenise(TextOf(seed))).ToArray();
        var file = Path.Combine(Path.GetTempPath(), $"insights-bench-embed-{Environment.ProcessId}.jsonl");
        try
        {
            await File.WriteAllLinesAsync(
                file, Enumerable.Range(0, texts).Select(seed => JsonSerializer.Serialize(new Line(seed, TextOf(seed)))), cancellationToken);
            return Measure(encoder, file, ids, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Long enough that the runtime has compiled the hot paths for good; gives the texts a second at the end.
    private static int WarmUp(OnnxTextEncoder encoder, CancellationToken cancellationToken)
    {
        string[] pilot = [.. Enumerable.Range(0, Pilot).Select(TextOf)];
        var started = Stopwatch.GetTimestamp();
        double last;
        do
        {
            var turn = Stopwatch.GetTimestamp();
            encoder.EncodeAll(pilot, cancellationToken);
            last = Stopwatch.GetElapsedTime(turn).TotalSeconds;
        }
        while (Stopwatch.GetElapsedTime(started) < WarmUpTime);

        return (int)(Pilot / last);
    }

    private static EmbedFigure Measure(
        OnnxTextEncoder encoder, string file, long[][] ids, CancellationToken cancellationToken)
    {
        var bare = new double[Turns];
        var whole = new double[Turns];
        for (var turn = -1; turn < Turns; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            ParallelEncoding.ForEach(ids.Length, place => encoder.Run(ids[place]), cancellationToken);
            var bareSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            started = Stopwatch.GetTimestamp();
            Embed(encoder, file, ids.Length, cancellationToken);

            // The first turn warms up and is not counted.
            if (turn >= 0)
            {
                bare[turn] = bareSeconds;
                whole[turn] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
        }

        return new EmbedFigure(
            encoder.Model.Name,
            ids.Length,
            ids.Average(text => text.Length),
            Environment.ProcessorCount,
            ids.Length / Median(whole),
            ids.Length / Median(bare),
            Median([.. bare.Zip(whole, (one, other) => one / other)]));
    }

    // Whoever is free takes the next lines, so that no core waits for another at the end of a block.
    private static float[]?[] Embed(OnnxTextEncoder encoder, string file, int texts, CancellationToken cancellationToken)
    {
        var vectors = new float[]?[texts];
        var bytes = File.ReadAllBytes(file);
        Parallel.ForEach(
            Partitioner.Create(Shares(bytes), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            share =>
            {
                foreach (var line in bytes.AsSpan()[share].Split((byte)'\n'))
                {
                    if (Parse(bytes.AsSpan()[share][line]) is { } read)
                    {
                        vectors[read.Id] = encoder.Encode(read.Text);
                    }
                }
            });
        return vectors;
    }

    // Stretches of whole lines, some thousand bytes each.
    private static IEnumerable<Range> Shares(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var from = Math.Min(bytes.Length, start + ShareBytes);
            var line = bytes.AsSpan(from).IndexOf((byte)'\n');
            var end = line < 0 ? bytes.Length : from + line + 1;
            yield return start..end;
            start = end;
        }
    }

    private static Line? Parse(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var id = -1;
        while (!line.IsEmpty && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                id = reader.GetInt32();
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                return new Line(id, reader.GetString()!);
            }
        }

        return null;
    }

    // Questions as a community asks them: short and long, with names and numbers.
    private static string TextOf(int seed)
    {
        var random = new Random(seed);
        var text = $"How do I {Pick(Verbs)} the {Pick(Nouns)} of my {Pick(Nouns)}";
        for (var tails = random.Next(4); tails > 0; tails--)
        {
            text += ", " + Pick(Tails);
        }

        return text + (random.Next(2) == 0 ? "?" : $"? My {Pick(Nouns)}_{Pick(Nouns)} is set to {random.Next(10_000)}.");

        string Pick(string[] words) => words[random.Next(words.Length)];
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private readonly record struct Line(int Id, string Text);
}
