using Google.Protobuf;

namespace Insights.App.MilvusIndex.Calls;

/// <summary>Rows: written, deleted, read and searched.</summary>
internal sealed partial class MilvusClient
{
    /// <summary>The latest write of this client; 0 before the first and on servers that give none.</summary>
    public ulong LastWrite => Interlocked.Read(ref lastWrite);

    public async Task UpsertAsync(string collection, IReadOnlyList<Wire.FieldData> columns, int rows, CancellationToken cancellationToken)
    {
        var request = new Wire.UpsertRequest { DbName = Database, CollectionName = collection, NumRows = (uint)rows, FieldsData = { columns } };
        var reply = await connection.CallAsync(
            "write rows", (service, options) => service.UpsertAsync(request, options), reply => reply.Status, cancellationToken);
        if (reply.ErrIndex.Count > 0)
        {
            throw new WorkFaultException($"Milvus did not take {reply.ErrIndex.Count} of {rows} rows; see its log, then start again.");
        }

        Remember(reply.Timestamp);
    }

    /// <summary>Deletes the rows that an expression describes.</summary>
    public async Task DeleteAsync(string collection, string expression, CancellationToken cancellationToken)
    {
        var request = new Wire.DeleteRequest { DbName = Database, CollectionName = collection, Expr = expression };
        var reply = await this.WithLoadedAsync(
            collection,
            () => connection.CallAsync("delete rows", (service, options) => service.DeleteAsync(request, options), reply => reply.Status, cancellationToken),
            cancellationToken);
        Remember(reply.Timestamp);
    }

    public Task<Wire.QueryResults> QueryAsync(QueryOf query, CancellationToken cancellationToken)
    {
        var request = new Wire.QueryRequest
        {
            DbName = Database,
            CollectionName = query.Collection,
            Expr = query.Filter,
            OutputFields = { query.Fields },
            QueryParams = { query.Parameters.ToPairs() },
            ConsistencyLevel = query.Freshness.Level,
            GuaranteeTimestamp = query.Freshness.Moment,
        };
        return this.WithLoadedAsync(
            query.Collection,
            () => connection.CallAsync("read rows", (service, options) => service.QueryAsync(request, options), reply => reply.Status, cancellationToken),
            cancellationToken);
    }

    /// <summary>Searches one field with several queries at once.</summary>
    public async Task<Wire.SearchResultData> SearchAsync(SearchOf search, CancellationToken cancellationToken)
    {
        var request = ToRequest(search);
        var reply = await this.WithLoadedAsync(
            search.Collection,
            () => connection.CallAsync("search", (service, options) => service.SearchAsync(request, options), reply => reply.Status, cancellationToken),
            cancellationToken);
        return reply.Results ?? new Wire.SearchResultData();
    }

    /// <summary>Searches several fields with one query each and merges their ranks.</summary>
    public async Task<Wire.SearchResultData> HybridSearchAsync(
        IReadOnlyList<SearchOf> searches, IReadOnlyDictionary<string, string> ranking, CancellationToken cancellationToken)
    {
        var request = new Wire.HybridSearchRequest
        {
            DbName = Database,
            CollectionName = searches[0].Collection,
            Requests = { searches.Select(ToRequest) },
            RankParams = { ranking.ToPairs() },
            ConsistencyLevel = searches[0].Freshness.Level,
            GuaranteeTimestamp = searches[0].Freshness.Moment,
        };
        var reply = await this.WithLoadedAsync(
            request.CollectionName,
            () => connection.CallAsync(
                "search by several views", (service, options) => service.HybridSearchAsync(request, options), reply => reply.Status, cancellationToken),
            cancellationToken);
        return reply.Results ?? new Wire.SearchResultData();
    }

    private Wire.SearchRequest ToRequest(SearchOf search)
    {
        var placeholder = new Wire.PlaceholderValue { Tag = "$0", Type = search.Queries.Type, Values = { search.Queries.Values } };
        return new Wire.SearchRequest
        {
            DbName = Database,
            CollectionName = search.Collection,
            Dsl = search.Filter,
            DslType = Wire.DslType.BoolExprV1,
            PlaceholderGroup = new Wire.PlaceholderGroup { Placeholders = { placeholder } }.ToByteString(),
            Nq = search.Queries.Values.Count,
            SearchParams = { search.Parameters.ToPairs() },
            ConsistencyLevel = search.Freshness.Level,
            GuaranteeTimestamp = search.Freshness.Moment,
        };
    }

    private void Remember(ulong timestamp)
    {
        if (timestamp > lastWrite)
        {
            Interlocked.Exchange(ref lastWrite, timestamp);
        }
    }
}

/// <summary>What is read: fields of the rows that a filter describes.</summary>
internal sealed record QueryOf(
    string Collection, string Filter, IReadOnlyList<string> Fields, IReadOnlyDictionary<string, string> Parameters, Consistency Freshness);

/// <summary>What is searched: one field, by one or more queries.</summary>
internal sealed record SearchOf(
    string Collection, string Filter, SearchQueries Queries, IReadOnlyDictionary<string, string> Parameters, Consistency Freshness);

/// <summary>Queries in the form of the field they are put to.</summary>
internal sealed record SearchQueries(Wire.PlaceholderType Type, IReadOnlyList<ByteString> Values);
