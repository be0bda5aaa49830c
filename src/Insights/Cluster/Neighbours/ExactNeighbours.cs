namespace Insights.Cluster.Neighbours;

/// <summary>Nearest neighbours by comparing all pairs, block against block so that vectors are compared while they lie in the cache.</summary>
public static class ExactNeighbours
{
    private const int Block = 64;

    /// <summary>The nearest by cosine among unit vectors; items without a vector have no neighbours and are nobody's.</summary>
    public static NeighbourTable Find(IReadOnlyList<float[]?> vectors, int width, CancellationToken cancellationToken)
    {
        int[] all = [.. Enumerable.Range(0, vectors.Count)];
        return Find(vectors, all, width, cancellationToken);
    }

    /// <summary>The nearest, among all, of some items; the others' lists stay empty.</summary>
    public static NeighbourTable Find(
        IReadOnlyList<float[]?> vectors, IReadOnlyList<int> of, int width, CancellationToken cancellationToken)
    {
        var table = new NeighbourTable(vectors.Count, width);
        int[] present = [.. Enumerable.Range(0, vectors.Count).Where(item => vectors[item] is not null)];
        int[] asked = [.. of.Where(item => vectors[item] is not null)];
        var blocks = (asked.Length + Block - 1) / Block;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var rows = asked.AsSpan(block * Block, Math.Min(Block, asked.Length - (block * Block)));
            for (var start = 0; start < present.Length; start += Block)
            {
                var columns = present.AsSpan(start, Math.Min(Block, present.Length - start));
                for (var row = 0; row < rows.Length; row++)
                {
                    DotProducts.Offer(vectors, rows[row], columns, table.HeapOf(rows[row]));
                }
            }

            for (var row = 0; row < rows.Length; row++)
            {
                table.HeapOf(rows[row]).Sort();
            }
        });
        return table;
    }
}
