using Google.Protobuf;

namespace Insights.App.MilvusIndex.Calls;

/// <summary>Collections, their indexes and whether they are loaded.</summary>
internal sealed partial class MilvusClient
{
    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken)
    {
        var reply = await connection.CallAsync(
            "list its collections",
            (service, options) => service.ShowCollectionsAsync(new Wire.ShowCollectionsRequest { DbName = Database }, options),
            reply => reply.Status,
            cancellationToken);
        return reply.CollectionNames;
    }

    /// <returns>Null where there is no such collection.</returns>
    public async Task<Wire.CollectionSchema?> DescribeCollectionAsync(string collection, CancellationToken cancellationToken)
    {
        try
        {
            var request = new Wire.DescribeCollectionRequest { DbName = Database, CollectionName = collection };
            var reply = await connection.CallAsync(
                "describe a collection", (service, options) => service.DescribeCollectionAsync(request, options), reply => reply.Status, cancellationToken);
            return reply.Schema;
        }
        catch (WorkFaultException fault) when (MilvusRefusal.Says(fault, refusal => refusal.IsMissingCollection))
        {
            return null;
        }
    }

    public Task CreateCollectionAsync(
        Wire.CollectionSchema schema, IReadOnlyDictionary<string, string> properties, CancellationToken cancellationToken)
    {
        var request = new Wire.CreateCollectionRequest
        {
            DbName = Database,
            CollectionName = schema.Name,
            Schema = schema.ToByteString(),
            ShardsNum = 1,
            ConsistencyLevel = Wire.ConsistencyLevel.Bounded,
            Properties = { properties.ToPairs() },
        };
        return DoAsync("create a collection", (service, options) => service.CreateCollectionAsync(request, options), cancellationToken);
    }

    public Task DropCollectionAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new Wire.DropCollectionRequest { DbName = Database, CollectionName = collection };
        return DoAsync("drop a collection", (service, options) => service.DropCollectionAsync(request, options), cancellationToken);
    }

    /// <summary>Creates the index of a field under the field's name.</summary>
    public Task CreateIndexAsync(
        string collection, string field, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var request = new Wire.CreateIndexRequest
        {
            DbName = Database, CollectionName = collection, FieldName = field, IndexName = field, ExtraParams = { parameters.ToPairs() },
        };
        return DoAsync($"index the field {field}", (service, options) => service.CreateIndexAsync(request, options), cancellationToken);
    }

    /// <returns>The index's parameters as the server tells them; null where the field has none.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> DescribeIndexAsync(string collection, string field, CancellationToken cancellationToken)
    {
        try
        {
            var request = new Wire.DescribeIndexRequest { DbName = Database, CollectionName = collection, FieldName = field };
            var reply = await connection.CallAsync(
                "describe an index", (service, options) => service.DescribeIndexAsync(request, options), reply => reply.Status, cancellationToken);
            return reply.IndexDescriptions.FirstOrDefault(index => index.FieldName == field)?.Params
                .GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value);
        }
        catch (WorkFaultException fault) when (MilvusRefusal.Says(fault, refusal => refusal.IsMissingIndex))
        {
            return null;
        }
    }

    public Task LoadCollectionAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new Wire.LoadCollectionRequest { DbName = Database, CollectionName = collection, ReplicaNumber = 1 };
        return DoAsync("load a collection", (service, options) => service.LoadCollectionAsync(request, options), cancellationToken);
    }

    public Task ReleaseCollectionAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new Wire.ReleaseCollectionRequest { DbName = Database, CollectionName = collection };
        return DoAsync("release a collection", (service, options) => service.ReleaseCollectionAsync(request, options), cancellationToken);
    }

    public async Task<Wire.LoadState> GetLoadStateAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new Wire.GetLoadStateRequest { DbName = Database, CollectionName = collection };
        var reply = await connection.CallAsync(
            "tell whether a collection is loaded", (service, options) => service.GetLoadStateAsync(request, options), reply => reply.Status, cancellationToken);
        return reply.State;
    }

    /// <returns>0 to 100.</returns>
    public async Task<long> GetLoadingProgressAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new Wire.GetLoadingProgressRequest { DbName = Database, CollectionName = collection };
        var reply = await connection.CallAsync(
            "tell how far a collection is loaded", (service, options) => service.GetLoadingProgressAsync(request, options), reply => reply.Status, cancellationToken);
        return reply.Progress;
    }

    /// <summary>Seals what was written, so that it is indexed; not needed for it to be found or to last.</summary>
    public Task FlushAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new Wire.FlushRequest { DbName = Database, CollectionNames = { collection } };
        return connection.CallAsync("flush a collection", (service, options) => service.FlushAsync(request, options), reply => reply.Status, cancellationToken);
    }
}
