using System.Diagnostics;
using System.Globalization;
using Insights.App.MilvusIndex;
using Insights.Embed;
using Insights.Embed.LocalIndex;
using Insights.Ingest;

namespace Insights.App.Bench;

/// <summary>
/// Upsert and search rates of a Milvus server through the index, and recall@10 against exact search in this process, on planted vectors.
/// </summary>
internal static class MilvusBench
{
    private const int Dimensions = 384;
    private const int Seed = 7;
    private const int Queries = 1_000;
    private const int Nearest = 10;
    private const int Batch = 512;

    public static IReadOnlyList<int> Sizes { get; } = [10_000, 100_000];

    /// <summary>Measures one size in a collection of its own, which is dropped afterwards.</summary>
    public static async Task<IReadOnlyList<BenchLine>> RunAsync(
        int size, MilvusOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var community = string.Create(CultureInfo.InvariantCulture, $"bench{size}");
        var session = await MilvusSession.ConnectAsync(options, community, isReader: false, clock, cancellationToken);
        await using var index = await MilvusConversationIndex.OpenAsync(session, cancellationToken);
        await session.Generations.RemoveAsync(cancellationToken);
        await using var fresh = await MilvusConversationIndex.OpenAsync(
            await MilvusSession.ConnectAsync(options, community, isReader: false, clock, cancellationToken), cancellationToken);
        try
        {
            return await MeasureAsync(size, fresh, session.Server.Text, cancellationToken);
        }
        finally
        {
            await session.Generations.RemoveAsync(CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<BenchLine>> MeasureAsync(
        int size, MilvusConversationIndex index, string server, CancellationToken cancellationToken)
    {
        var planted = PlantedVectors.Create(size, Dimensions, Seed);
        var model = new ModelIdentity(string.Create(CultureInfo.InvariantCulture, $"bench-{size}"), Dimensions, "planted");
        var upsert = Stopwatch.GetTimestamp();
        foreach (var batch in Enumerable.Range(0, size).Chunk(Batch))
        {
            await index.UpsertAsync(model, [.. batch.Select(place => RowOf(place, planted))], cancellationToken);
        }

        var upsertRate = size / Stopwatch.GetElapsedTime(upsert).TotalSeconds;
        await index.CommitAsync(cancellationToken);

        QuestionId[] asked = [.. Enumerable.Range(0, Queries).Select(query => IdOf((int)((long)query * size / Queries)))];
        await index.FindNeighboursAsync(ConversationView.Question, [.. asked.Take(Batch)], Nearest, cancellationToken);
        var search = Stopwatch.GetTimestamp();
        var found = await index.FindNeighboursAsync(ConversationView.Question, asked, Nearest, cancellationToken);
        var searchRate = Queries / Stopwatch.GetElapsedTime(search).TotalSeconds;

        var local = new DenseRows(planted.Vectors, Dimensions);
        int[] places = [.. asked.Select(PlaceOf)];
        var exact = Stopwatch.GetTimestamp();
        var wanted = local.Find([.. places.Select(place => planted.Vectors[place])], Nearest, (query, place) => place != places[query], cancellationToken);
        var exactRate = Queries / Stopwatch.GetElapsedTime(exact).TotalSeconds;
        var hits = Enumerable.Range(0, Queries).Sum(query =>
            wanted[query].Select(row => row.Document).Intersect(found[query].Select(near => PlaceOf(near.Id))).Count());

        var what = string.Create(CultureInfo.InvariantCulture, $"{size:N0} vectors of {Dimensions}, {server}, ");
        return
        [
            new BenchLine("milvus", what + "upsert", upsertRate, "rows/s"),
            new BenchLine("milvus", what + "search", searchRate, "queries/s")
            {
                Reference = "exact local index", ReferenceMeasured = exactRate, Ratio = searchRate / exactRate,
            },
            new BenchLine("milvus", what + "recall@10", hits / (double)(Queries * Nearest), "share")
            {
                Reference = "exact local index", ReferenceMeasured = 1, Ratio = hits / (double)(Queries * Nearest),
            },
        ];
    }

    private static QuestionId IdOf(int place) => new(new ConversationId((ulong)place + 1), 0);

    private static int PlaceOf(QuestionId id) => (int)id.Conversation.Value - 1;

    private static EmbeddedQuestion RowOf(int place, PlantedVectors planted) => new()
    {
        Id = IdOf(place),
        Fingerprint = "bench",
        QuestionText = planted.Labels[place],
        QuestionVector = planted.Vectors[place],
        Words = Words.Tokenise(planted.Labels[place]),
        Channel = new ChannelId(1),
        Asker = new Pseudonym("bench"),
        Authors = 1,
        AskedAt = Snowflake.Epoch,
        LastActivity = Snowflake.Epoch,
    };
}
