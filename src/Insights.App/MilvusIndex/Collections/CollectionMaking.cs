using Insights.App.MilvusIndex.Calls;

namespace Insights.App.MilvusIndex.Collections;

/// <summary>Makes a collection with its indexes and loads it; what is there already stays.</summary>
internal static class CollectionMaking
{
    public static async Task EnsureAsync(
        MilvusClient client, ServerVersion server, string collection, int dimensions, CancellationToken cancellationToken)
    {
        var hasFullText = server.HasFullText();
        if (await client.DescribeCollectionAsync(collection, cancellationToken) is null)
        {
            var properties = new Dictionary<string, string>();
            if (client.Options.IsMemoryMapped is { } mapped)
            {
                properties["mmap.enabled"] = mapped ? "true" : "false";
            }

            await client.CreateCollectionAsync(CollectionSchemas.Create(collection, dimensions, hasFullText), properties, cancellationToken);
        }

        var dense = client.Options.Dense.BuildPairs(client.Options.IsMemoryMapped);
        foreach (var (field, parameters) in new[]
        {
            (Fields.QuestionVector, dense),
            (Fields.AnswerVector, dense),
            (Fields.WordsVector, Sparse(hasFullText)),
            (Fields.Conversation, new Dictionary<string, string> { ["index_type"] = "INVERTED", ["params"] = "{}" }),
        })
        {
            if (await client.DescribeIndexAsync(collection, field, cancellationToken) is null)
            {
                await client.CreateIndexAsync(collection, field, parameters, cancellationToken);
            }
        }

        await client.EnsureLoadedAsync(collection, cancellationToken);
    }

    private static Dictionary<string, string> Sparse(bool hasFullText) => new()
    {
        ["index_type"] = "SPARSE_INVERTED_INDEX", ["metric_type"] = hasFullText ? "BM25" : "IP", ["params"] = "{}",
    };
}
