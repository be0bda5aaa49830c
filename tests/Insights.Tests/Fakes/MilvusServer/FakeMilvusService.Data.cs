using System.Globalization;
using Grpc.Core;
using Insights.App.MilvusIndex.Wire;

namespace Insights.Tests.Fakes.MilvusServer;

/// <summary>The server's answers: rows and searches.</summary>
internal sealed partial class FakeMilvusService
{
    private static ulong moment = 1_000;

    public override Task<MutationResult> Upsert(UpsertRequest request, ServerCallContext context) => Answer(
        context,
        "Upsert",
        () =>
        {
            fake.UpsertSizes.Add(request.CalculateSize());
            Get(request.CollectionName).Upsert(request);
            return new MutationResult { UpsertCnt = request.NumRows, Timestamp = Interlocked.Increment(ref moment) };
        },
        status => new MutationResult { Status = status });

    public override Task<MutationResult> Delete(DeleteRequest request, ServerCallContext context) => Answer(
        context,
        "Delete",
        () =>
        {
            var collection = Loaded(request.CollectionName);
            foreach (var row in collection.Query(request.Expr))
            {
                collection.Rows.Remove((string)row["id"]);
            }

            return new MutationResult { Timestamp = Interlocked.Increment(ref moment) };
        },
        status => new MutationResult { Status = status });

    public override Task<QueryResults> Query(QueryRequest request, ServerCallContext context) => Answer(
        context,
        "Query",
        () =>
        {
            var collection = Loaded(request.CollectionName);
            var rows = collection.Query(request.Expr);
            if (request.OutputFields.SequenceEqual(["count(*)"]))
            {
                var count = new FieldData { FieldName = "count(*)", Type = DataType.Int64, Scalars = new ScalarField { LongData = new LongArray { Data = { rows.Count } } } };
                return new QueryResults { FieldsData = { count } };
            }

            var limit = request.QueryParams.FirstOrDefault(pair => pair.Key == "limit") is { } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : 16_384;
            var page = rows.Take(limit).ToList();
            return new QueryResults
            {
                FieldsData = { request.OutputFields.Select(name => FakeColumns.Write(collection.Field(name), [.. page.Select(row => row[name])])) },
            };
        },
        status => new QueryResults { Status = status });

    public override Task<SearchResults> Search(SearchRequest request, ServerCallContext context) => Answer(
        context, "Search", () => Results(Loaded(request.CollectionName).Search(request)), status => new SearchResults { Status = status });

    public override Task<SearchResults> HybridSearch(HybridSearchRequest request, ServerCallContext context) => Answer(
        context,
        "HybridSearch",
        () =>
        {
            var ranking = request.RankParams.ToDictionary(pair => pair.Key, pair => pair.Value);
            if (ranking["strategy"] != "rrf" || ranking["params"] != """{"k":60}""")
            {
                throw new FakeRefusal(1100, "unsupported rank type");
            }

            var lists = request.Requests.Select(one => Loaded(one.CollectionName).Search(one).Single());
            var merged = lists.SelectMany(list => list.Select((hit, rank) => (hit.Key, Share: 1f / (60 + rank + 1))))
                .GroupBy(hit => hit.Key, hit => hit.Share)
                .Select(shares => (shares.Key, Score: shares.Sum()))
                .OrderByDescending(hit => hit.Score)
                .Take(int.Parse(ranking["limit"], CultureInfo.InvariantCulture));
            return Results([[.. merged]]);
        },
        status => new SearchResults { Status = status });

    public override Task<FlushResponse> Flush(FlushRequest request, ServerCallContext context) =>
        Answer(context, "Flush", () => new FlushResponse(), status => new FlushResponse { Status = status });

    private static SearchResults Results(IReadOnlyList<IReadOnlyList<(string Key, float Score)>> lists)
    {
        var hits = lists.SelectMany(list => list).ToList();
        var results = new SearchResultData
        {
            NumQueries = lists.Count, Topks = { lists.Select(list => (long)list.Count) }, Scores = { hits.Select(hit => hit.Score) },
        };
        if (hits.Count > 0)
        {
            results.Ids = new IDs { StrId = new StringArray { Data = { hits.Select(hit => hit.Key) } } };
        }

        return new SearchResults { Results = results };
    }

    private FakeCollection Loaded(string name) =>
        Get(name) is { IsLoaded: true } collection ? collection : throw new FakeRefusal(101, $"collection not loaded[collection={name}]");
}
