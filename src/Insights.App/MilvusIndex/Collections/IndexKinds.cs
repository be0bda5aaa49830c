namespace Insights.App.MilvusIndex.Collections;

/// <summary>An index type of Milvus and the parameters it knows, for building and for searching.</summary>
/// <param name="Build">Names of what it is built with.</param>
/// <param name="Search">Names of what it is searched with.</param>
/// <param name="Breadth">The one search parameter that must not be below the number of hits asked for; null where none.</param>
internal sealed record IndexKind(IReadOnlyList<string> Build, IReadOnlyList<string> Search, string? Breadth = null);

/// <summary>The index types for dense vectors; their parameters are passed through to the server, checked by name.</summary>
internal static class IndexKinds
{
    public const string Automatic = "AUTOINDEX";

    private static readonly string[] Refined = ["refine", "refine_type"];

    /// <summary>By name; upper and lower case are the same.</summary>
    public static IReadOnlyDictionary<string, IndexKind> All { get; } = new Dictionary<string, IndexKind>(StringComparer.OrdinalIgnoreCase)
    {
        [Automatic] = new([], ["level"]),
        ["FLAT"] = new([], []),
        ["HNSW"] = new(["M", "efConstruction"], ["ef"], "ef"),
        ["HNSW_SQ"] = new(["M", "efConstruction", "sq_type", .. Refined], ["ef", "refine_k"], "ef"),
        ["HNSW_PQ"] = new(["M", "efConstruction", "m", "nbits", .. Refined], ["ef", "refine_k"], "ef"),
        ["HNSW_PRQ"] = new(["M", "efConstruction", "m", "nrq", "nbits", .. Refined], ["ef", "refine_k"], "ef"),
        ["IVF_FLAT"] = new(["nlist"], ["nprobe"]),
        ["IVF_SQ8"] = new(["nlist"], ["nprobe"]),
        ["IVF_PQ"] = new(["nlist", "m", "nbits"], ["nprobe"]),
        ["IVF_RABITQ"] = new(["nlist", .. Refined], ["nprobe", "rbq_query_bits", "refine_k"]),
        ["SCANN"] = new(["nlist", "with_raw_data"], ["nprobe", "reorder_k"]),
        ["DISKANN"] = new([], ["search_list"], "search_list"),
        ["GPU_CAGRA"] = new(
            ["intermediate_graph_degree", "graph_degree", "build_algo", "cache_dataset_on_device", "adapt_for_cpu"],
            ["itopk_size", "search_width", "min_iterations", "max_iterations", "team_size", "ef"]),
        ["GPU_IVF_FLAT"] = new(["nlist", "cache_dataset_on_device"], ["nprobe"]),
        ["GPU_IVF_PQ"] = new(["nlist", "m", "nbits", "cache_dataset_on_device"], ["nprobe"]),
        ["GPU_BRUTE_FORCE"] = new([], []),
    };
}
