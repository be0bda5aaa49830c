using Grpc.Core;
using Insights.App.MilvusIndex.Wire;
using Status = Insights.App.MilvusIndex.Wire.Status;

namespace Insights.Tests.Fakes.MilvusServer;

/// <summary>The server's answers: databases, collections, indexes and aliases.</summary>
internal sealed partial class FakeMilvusService(FakeMilvus fake) : MilvusService.MilvusServiceBase
{
    private FakeState State => fake.State;

    public override Task<GetVersionResponse> GetVersion(GetVersionRequest request, ServerCallContext context) =>
        Answer(context, "GetVersion", () => new GetVersionResponse { Version = fake.Version }, status => new GetVersionResponse { Status = status });

    public override Task<ListDatabasesResponse> ListDatabases(ListDatabasesRequest request, ServerCallContext context) => Answer(
        context, "ListDatabases", () => new ListDatabasesResponse { DbNames = { State.Databases } }, status => new ListDatabasesResponse { Status = status });

    public override Task<ShowCollectionsResponse> ShowCollections(ShowCollectionsRequest request, ServerCallContext context) => Answer(
        context,
        "ShowCollections",
        () => new ShowCollectionsResponse { CollectionNames = { State.Collections.Keys } },
        status => new ShowCollectionsResponse { Status = status });

    public override Task<DescribeCollectionResponse> DescribeCollection(DescribeCollectionRequest request, ServerCallContext context) => Answer(
        context,
        "DescribeCollection",
        () => new DescribeCollectionResponse { Schema = Get(request.CollectionName).Schema, CollectionName = request.CollectionName },
        status => new DescribeCollectionResponse { Status = status });

    public override Task<Status> CreateCollection(CreateCollectionRequest request, ServerCallContext context) => Do(context, "CreateCollection", () =>
    {
        var schema = CollectionSchema.Parser.ParseFrom(request.Schema);
        if (!fake.Version.StartsWith("v2.4", StringComparison.Ordinal))
        {
            Check(schema);
        }
        else if (schema.Functions.Count > 0)
        {
            throw new FakeRefusal(1100, "functions are not known here");
        }

        if (!State.Collections.TryAdd(request.CollectionName, new FakeCollection(schema)))
        {
            throw new FakeRefusal(65535, "collection already exists");
        }
    });

    public override Task<Status> DropCollection(DropCollectionRequest request, ServerCallContext context) => Do(context, "DropCollection", () =>
    {
        if (State.Aliases.ContainsValue(request.CollectionName))
        {
            throw new FakeRefusal(65535, $"unable to drop the collection [{request.CollectionName}] because it has associated aliases");
        }

        State.Collections.Remove(request.CollectionName);
    });

    public override Task<Status> CreateIndex(CreateIndexRequest request, ServerCallContext context) => Do(context, "CreateIndex", () =>
    {
        var collection = Get(request.CollectionName);
        collection.Field(request.FieldName);
        collection.Indexes[request.FieldName] = request.ExtraParams.ToDictionary(pair => pair.Key, pair => pair.Value);
    });

    public override Task<DescribeIndexResponse> DescribeIndex(DescribeIndexRequest request, ServerCallContext context) => Answer(
        context,
        "DescribeIndex",
        () => Get(request.CollectionName).Indexes.TryGetValue(request.FieldName, out var index)
            ? new DescribeIndexResponse { IndexDescriptions = { Describe(request.FieldName, index) } }
            : throw new FakeRefusal(700, "index not found"),
        status => new DescribeIndexResponse { Status = status });

    public override Task<Status> LoadCollection(LoadCollectionRequest request, ServerCallContext context) => Do(context, "LoadCollection", () =>
    {
        var collection = Get(request.CollectionName);
        if (collection.Schema.Fields.FirstOrDefault(field =>
            field.DataType is DataType.FloatVector or DataType.SparseFloatVector && !collection.Indexes.ContainsKey(field.Name)) is { } bare)
        {
            throw new FakeRefusal(700, $"index not found[field={bare.Name}]");
        }

        (collection.IsLoaded, collection.LoadsFor) = (true, 2);
    });

    public override Task<Status> ReleaseCollection(ReleaseCollectionRequest request, ServerCallContext context) =>
        Do(context, "ReleaseCollection", () => Get(request.CollectionName).IsLoaded = false);

    public override Task<GetLoadStateResponse> GetLoadState(GetLoadStateRequest request, ServerCallContext context) => Answer(
        context,
        "GetLoadState",
        () =>
        {
            var collection = Get(request.CollectionName);
            var state = !collection.IsLoaded ? LoadState.NotLoad : collection.LoadsFor-- > 0 ? LoadState.Loading : LoadState.Loaded;
            return new GetLoadStateResponse { State = state };
        },
        status => new GetLoadStateResponse { Status = status });

    public override Task<GetLoadingProgressResponse> GetLoadingProgress(GetLoadingProgressRequest request, ServerCallContext context) => Answer(
        context,
        "GetLoadingProgress",
        () => new GetLoadingProgressResponse { Progress = Get(request.CollectionName).LoadsFor > 0 ? 50 : 100 },
        status => new GetLoadingProgressResponse { Status = status });

    public override Task<Status> CreateAlias(CreateAliasRequest request, ServerCallContext context) => Do(context, "CreateAlias", () =>
    {
        Get(request.CollectionName);
        if (!State.Aliases.TryAdd(request.Alias, request.CollectionName))
        {
            throw new FakeRefusal(1602, $"alias already exists[alias={request.Alias}]");
        }
    });

    public override Task<Status> AlterAlias(AlterAliasRequest request, ServerCallContext context) => Do(context, "AlterAlias", () =>
    {
        Get(request.CollectionName);
        State.Aliases[request.Alias] = State.Aliases.ContainsKey(request.Alias)
            ? request.CollectionName
            : throw new FakeRefusal(1600, $"alias not found[alias={request.Alias}]");
    });

    public override Task<Status> DropAlias(DropAliasRequest request, ServerCallContext context) => Do(context, "DropAlias", () =>
    {
        if (!State.Aliases.Remove(request.Alias))
        {
            throw new FakeRefusal(1600, $"alias not found[alias={request.Alias}]");
        }
    });

    public override Task<ListAliasesResponse> ListAliases(ListAliasesRequest request, ServerCallContext context) => Answer(
        context,
        "ListAliases",
        () => new ListAliasesResponse
        {
            Aliases = { State.Aliases.Where(alias => alias.Value == request.CollectionName).Select(alias => alias.Key) },
        },
        status => new ListAliasesResponse { Status = status });

    private static IndexDescription Describe(string field, Dictionary<string, string> index) => new()
    {
        IndexName = field,
        FieldName = field,
        State = IndexState.Finished,
        Params = { index.Select(pair => new Insights.App.MilvusIndex.Wire.KeyValuePair { Key = pair.Key, Value = pair.Value }) },
    };

    private static void Check(CollectionSchema schema)
    {
        foreach (var function in schema.Functions)
        {
            var input = schema.Fields.Single(field => field.Name == function.InputFieldNames.Single());
            var output = schema.Fields.Single(field => field.Name == function.OutputFieldNames.Single());
            if (!input.TypeParams.Any(pair => pair is { Key: "enable_analyzer", Value: "true" }) || output.DataType != DataType.SparseFloatVector)
            {
                throw new FakeRefusal(1100, "BM25 function input field must be a VARCHAR with an analyzer and its output a sparse vector");
            }
        }
    }

    private FakeCollection Get(string name) => State.Find(name) ?? throw FakeRefusal.MissingCollection(name);

    private Task<Status> Do(ServerCallContext context, string method, Action work) => Answer(
        context,
        method,
        () =>
        {
            work();
            return new Status();
        },
        status => status);

    private Task<T> Answer<T>(ServerCallContext context, string method, Func<T> work, Func<Status, T> refuse)
    {
        lock (State)
        {
            try
            {
                return Task.FromResult(fake.Enter(method, context) is { } planned ? refuse(planned) : work());
            }
            catch (FakeRefusal no)
            {
                return Task.FromResult(refuse(no.ToStatus()));
            }
        }
    }
}
