using Insights.App.MilvusIndex.Collections;

namespace Insights.Tests.MilvusIndex;

public sealed class DenseIndexingTests
{
    [Fact]
    public void Parameters_are_passed_through_as_numbers()
    {
        var index = DenseIndexing.Parse("hnsw", "M=16, efConstruction=200", "ef=64");
        var pairs = index.BuildPairs(isMemoryMapped: true);
        Assert.Equal("HNSW", pairs["index_type"]);
        Assert.Equal("COSINE", pairs["metric_type"]);
        Assert.Equal("""{"M":16,"efConstruction":200}""", pairs["params"]);
        Assert.Equal("true", pairs["mmap.enabled"]);
        Assert.Equal("""{"ef":64}""", index.SearchParameters(10));
        Assert.Equal("""{"ef":80}""", index.SearchParameters(80));
        Assert.DoesNotContain("mmap.enabled", index.BuildPairs(isMemoryMapped: null).Keys);
    }

    [Theory]
    [InlineData("GPU_CAGRA", "graph_degree=64,cache_dataset_on_device=false", "itopk_size=128", """{"cache_dataset_on_device":"false","graph_degree":64}""")]
    [InlineData("IVF_SQ8", "nlist=1024", "nprobe=16", """{"nlist":1024}""")]
    [InlineData("DISKANN", "", "search_list=100", "{}")]
    [InlineData("AUTOINDEX", "", "", "{}")]
    public void Every_type_takes_its_own_parameters(string type, string build, string search, string json) =>
        Assert.Equal(json, DenseIndexing.Parse(type, build, search).BuildPairs(null)["params"]);

    [Theory]
    [InlineData("HNWS", "", "", "Index:Type")]
    [InlineData("HNSW", "nlist=5", "", "Index:BuildParameters")]
    [InlineData("HNSW", "M", "", "Index:BuildParameters")]
    [InlineData("HNSW", "M=5,M=6", "", "Index:BuildParameters")]
    [InlineData("IVF_FLAT", "nlist=5", "ef=5", "Index:SearchParameters")]
    public void A_name_that_the_type_does_not_know_is_refused(string type, string build, string search, string named) =>
        Assert.Contains(named, Assert.Throws<UnusableException>(() => DenseIndexing.Parse(type, build, search)).Message, StringComparison.Ordinal);
}
