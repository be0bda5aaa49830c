using System.Numerics.Tensors;

namespace Insights.Embed.LocalIndex;

/// <summary>Vectors of unit length side by side, searched exactly by dot product.</summary>
public sealed class DenseRows
{
    // 64 rows of some hundred numbers stay in a core's second-level cache while a block of queries passes over them.
    private const int RowsABlock = 64;
    private const int QueriesABlock = 16;

    private readonly int dimensions;
    private readonly float[][] blocks;
    private readonly int[] places;

    /// <param name="rows">A vector or null by place; those without a vector are never found.</param>
    public DenseRows(IReadOnlyList<float[]?> rows, int dimensions)
    {
        this.dimensions = dimensions;
        places = [.. Enumerable.Range(0, rows.Count).Where(place => rows[place] is not null)];
        blocks = [.. places.Chunk(RowsABlock).Select(block => Copy(block, rows, dimensions))];
    }

    /// <summary>For each query the places of the greatest dot products, best first, ties by place.</summary>
    /// <param name="queries">Vectors; a null finds nothing.</param>
    /// <param name="isWanted">Whether a place may answer a query, both by number.</param>
    public IReadOnlyList<IReadOnlyList<ScoredDocument>> Find(
        IReadOnlyList<float[]?> queries, int count, Func<int, int, bool> isWanted, CancellationToken cancellationToken)
    {
        var found = new IReadOnlyList<ScoredDocument>[queries.Count];
        var ranges = (queries.Count + QueriesABlock - 1) / QueriesABlock;
        Parallel.For(0, ranges, new ParallelOptions { CancellationToken = cancellationToken }, range =>
        {
            var first = range * QueriesABlock;
            var last = Math.Min(queries.Count, first + QueriesABlock);
            var lists = Enumerable.Range(first, last - first).Select(_ => new NearestList(count)).ToArray();
            for (var block = 0; block < blocks.Length; block++)
            {
                for (var query = first; query < last; query++)
                {
                    if (queries[query] is { } vector)
                    {
                        Scan(block, vector, query, lists[query - first], isWanted);
                    }
                }
            }

            for (var query = first; query < last; query++)
            {
                found[query] = lists[query - first].ToSorted();
            }
        });
        return found;
    }

    private void Scan(int block, float[] vector, int query, NearestList nearest, Func<int, int, bool> isWanted)
    {
        var rows = blocks[block];
        var threshold = nearest.Threshold;
        for (var row = 0; row * dimensions < rows.Length; row++)
        {
            var score = TensorPrimitives.Dot(vector, rows.AsSpan(row * dimensions, dimensions));
            if (score >= threshold && places[(block * RowsABlock) + row] is var place && isWanted(query, place))
            {
                nearest.Offer(place, score);
                threshold = nearest.Threshold;
            }
        }
    }

    private static float[] Copy(int[] block, IReadOnlyList<float[]?> rows, int dimensions)
    {
        var copy = new float[block.Length * dimensions];
        for (var row = 0; row < block.Length; row++)
        {
            rows[block[row]]!.CopyTo(copy, row * dimensions);
        }

        return copy;
    }
}
