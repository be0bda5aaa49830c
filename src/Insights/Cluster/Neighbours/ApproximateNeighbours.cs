namespace Insights.Cluster.Neighbours;

/// <summary>
/// Nearest neighbours without comparing all pairs: the leaves of several space trees give first neighbours, then the neighbours of
/// neighbours are looked at until hardly anything changes (NN-descent: Dong, Moses, Li 2011). Seeded; each item only ever changes its own
/// list from a snapshot of all others, so the result does not depend on threads.
/// </summary>
internal static class ApproximateNeighbours
{
    // Two near items share a leaf of a deep tree more rarely, so that more of them give the descent enough to start from: at a million
    // planted items 12 leave recall at 0.8. Large leaves are worth more on texts than more trees: at 40,000 of them 12 trees of 192 find
    // 96.2 % of the nearest in the time in which 8 of 96 find 95.2 %.
    private const int FewestTrees = 12;
    private const int MostTrees = 32;
    private const double ItemsPerTree = 50_000;
    private const int LeafSize = 192;
    private const int MostRounds = 8;

    // Rounds end when fewer than this share of all list places changed.
    private const double Settled = 0.005;

    public static NeighbourTable Find(IReadOnlyList<float[]?> vectors, int width, ulong seed, CancellationToken cancellationToken)
    {
        int[] present = [.. Enumerable.Range(0, vectors.Count).Where(item => vectors[item] is not null)];
        var table = new NeighbourTable(vectors.Count, width);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var trees = Math.Clamp((int)(present.Length / ItemsPerTree), FewestTrees, MostTrees);
        var forest = new SpaceTree(vectors, present, LeafSize);
        for (var tree = 0; tree < trees; tree++)
        {
            var leaves = forest.Grow(seed + (ulong)tree, cancellationToken);
            Parallel.For(0, leaves.Count, options, leaf => DotProducts.OfferAll(vectors, forest.Of(leaves[leaf]), table));
        }

        Parallel.ForEach(present, options, item => table.HeapOf(item).Sort());
        return NeighbourDescent.Refine(vectors, present, table, MostRounds, Settled, cancellationToken);
    }
}
