namespace Insights.Cluster.Graphs;

/// <summary>
/// What Leiden's steps work in. They come one after the other, over levels that only become smaller: each array is made once, for the first
/// and largest level, and used again, where a million items would otherwise leave some 270 bytes each behind at every level. Arrays are as
/// long as the largest level or longer, and hold whatever the step before left unless they say otherwise.
/// </summary>
internal sealed class LeidenMemory
{
    private readonly WeightedGraph.Rows?[] rows = new WeightedGraph.Rows?[2];
    private readonly int count;

    /// <param name="nodes">How many nodes the graph has; a node may be given a label of one more.</param>
    public LeidenMemory(int nodes)
    {
        count = nodes + 1;
        (Sizes, Totals, Outward, WeightTo) = (new double[count], new double[count], new double[count], new double[count]);
        (Members, Order, Spare, Queued) = (new int[count], new int[count], new int[count], new bool[count]);
    }

    /// <summary>One number a label or part: sizes of communities, then of parts.</summary>
    public double[] Sizes { get; }

    /// <summary>Sizes of communities that parts lie in.</summary>
    public double[] Totals { get; }

    public double[] Outward { get; }

    /// <summary>Weight from what is looked at to each label; all zero between two looks.</summary>
    public double[] WeightTo { get; }

    public int[] Members { get; }

    /// <summary>The order in which nodes are visited.</summary>
    public int[] Order { get; }

    /// <summary>Names while labels are made compact, else labels that nobody has.</summary>
    public int[] Spare { get; }

    public bool[] Queued { get; }

    /// <summary>The labels that have weight to what is looked at; empty between two looks.</summary>
    public List<int> Touched { get; } = [];

    public List<double> Chances { get; } = [];

    /// <summary>
    /// What a level's graph is built in from the one before, which has so many ends of edges: no level has more than that. Two take turns.
    /// </summary>
    /// <param name="level">The level, from 1.</param>
    /// <param name="ends">How many ends of edges the level before has.</param>
    public WeightedGraph.Rows RowsOf(int level, int ends)
    {
        ref var turn = ref rows[level % 2];
        return turn is null || turn.Targets.Length < ends
            ? turn = new WeightedGraph.Rows(new int[count + 1], new int[ends], new float[ends], new double[count])
            : turn;
    }
}
