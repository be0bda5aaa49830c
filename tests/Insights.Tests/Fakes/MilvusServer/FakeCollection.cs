using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Insights.App.MilvusIndex.Wire;

namespace Insights.Tests.Fakes.MilvusServer;

/// <summary>A collection: its schema, indexes, rows by key, and exact search.</summary>
internal sealed class FakeCollection(CollectionSchema schema)
{
    public CollectionSchema Schema { get; } = schema;

    public Dictionary<string, Dictionary<string, string>> Indexes { get; } = [];

    public SortedDictionary<string, Dictionary<string, object>> Rows { get; } = new(StringComparer.Ordinal);

    public bool IsLoaded { get; set; }

    /// <summary>How many times it says that it is still loading.</summary>
    public int LoadsFor { get; set; }

    public FieldSchema Field(string name) =>
        Schema.Fields.FirstOrDefault(field => field.Name == name) ?? throw new FakeRefusal(1700, $"field not found[field={name}]");

    public void Upsert(UpsertRequest request)
    {
        var columns = request.FieldsData.ToDictionary(column => column.FieldName);
        foreach (var field in Schema.Fields.Where(field => !field.IsFunctionOutput && !columns.ContainsKey(field.Name)))
        {
            throw new FakeRefusal(1100, $"field {field.Name} is missing in the request");
        }

        for (var row = 0; row < request.NumRows; row++)
        {
            var values = columns.Values.ToDictionary(column => column.FieldName, column => FakeColumns.Read(Field(column.FieldName), column, row));
            Rows[(string)values[Schema.Fields.Single(field => field.IsPrimaryKey).Name]] = values;
        }
    }

    public IReadOnlyList<Dictionary<string, object>> Query(string filter) => [.. Rows.Values.Where(row => FakeFilter.Holds(filter, row))];

    /// <summary>Keys and scores, best first, for each query.</summary>
    public IReadOnlyList<IReadOnlyList<(string Key, float Score)>> Search(SearchRequest request)
    {
        var parameters = request.SearchParams.ToDictionary(pair => pair.Key, pair => pair.Value);
        var field = Field(parameters["anns_field"]);
        var limit = int.Parse(parameters["topk"], CultureInfo.InvariantCulture);
        if (limit is < 1 or > 16_384)
        {
            throw new FakeRefusal(1100, $"topk {limit} is out of range");
        }

        var placeholder = PlaceholderGroup.Parser.ParseFrom(request.PlaceholderGroup).Placeholders.Single();
        var rows = Query(request.Dsl);
        return [.. placeholder.Values.Select(query => Best(rows, Scorer(field, placeholder.Type, query, rows), limit))];
    }

    private static IReadOnlyList<(string Key, float Score)> Best(
        IReadOnlyList<Dictionary<string, object>> rows, Func<Dictionary<string, object>, float?> scoreOf, int limit) =>
    [
        .. rows.Select(row => (Key: (string)row["id"], Score: scoreOf(row))).Where(hit => hit.Score is not null)
            .OrderByDescending(hit => hit.Score).Take(limit).Select(hit => (hit.Key, hit.Score!.Value)),
    ];

    private Func<Dictionary<string, object>, float?> Scorer(
        FieldSchema field, PlaceholderType type, ByteString query, IReadOnlyList<Dictionary<string, object>> rows)
    {
        if (field.DataType == DataType.FloatVector)
        {
            var vector = MemoryMarshal.Cast<byte, float>(query.Span).ToArray();
            var dimensions = FakeColumns.DimensionsOf(field);
            return vector.Length == dimensions
                ? row => TensorPrimitives.CosineSimilarity(vector, (float[])row[field.Name])
                : throw new FakeRefusal(1100, $"vector dimension mismatch, expected vector size(byte) {dimensions * 4}, actual {query.Length}");
        }

        var function = Schema.Functions.FirstOrDefault(function => function.OutputFieldNames.Contains(field.Name));
        if (function is null != (type == PlaceholderType.SparseFloatVector))
        {
            throw new FakeRefusal(1100, "the placeholder does not fit the field");
        }

        return function is null ? SparseScorer(query, field.Name) : TextScorer(query.ToStringUtf8(), function.InputFieldNames[0], rows);
    }

    private static Func<Dictionary<string, object>, float?> SparseScorer(ByteString query, string field)
    {
        var wanted = ReadSparse(query.ToByteArray());
        return row =>
        {
            var held = ReadSparse((byte[])row[field]);
            var shared = wanted.Keys.Where(held.ContainsKey).ToList();
            return shared.Count > 0 ? shared.Sum(place => wanted[place] * held[place]) : null;
        };
    }

    // BM25 with the server's defaults.
    private static Func<Dictionary<string, object>, float?> TextScorer(string query, string field, IReadOnlyList<Dictionary<string, object>> rows)
    {
        var texts = rows.ToDictionary(row => (string)row["id"], row => Tokens((string)row[field]).CountBy(token => token).ToDictionary());
        var mean = Math.Max(1, texts.Values.Select(text => text.Values.Sum()).DefaultIfEmpty(1).Average());
        var asked = Tokens(query).CountBy(token => token).ToList();
        return row =>
        {
            var text = texts[(string)row["id"]];
            var shared = asked.Where(token => text.ContainsKey(token.Key)).ToList();
            return shared.Count == 0 ? null : (float)shared.Sum(token =>
            {
                var frequency = texts.Values.Count(other => other.ContainsKey(token.Key));
                var idf = Math.Log(1 + ((texts.Count - frequency + 0.5) / (frequency + 0.5)));
                var count = text[token.Key];
                return token.Value * idf * count * 2.2 / (count + (1.2 * (0.25 + (0.75 * text.Values.Sum() / mean))));
            });
        };
    }

    private static IEnumerable<string> Tokens(string text) =>
        Regex.Matches(text.ToLowerInvariant(), @"[\p{L}\p{N}]+").Select(match => match.Value);

    private static Dictionary<uint, float> ReadSparse(byte[] bytes)
    {
        var values = new Dictionary<uint, float>();
        for (var at = 0; at < bytes.Length; at += 8)
        {
            values.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + 4)));
        }

        return values;
    }
}
