namespace Insights.Cluster.Neighbours;

/// <summary>One view of the rows: who has it, how similar two rows are in it, and each row's nearest.</summary>
internal interface IView
{
    NeighbourTable Nearest { get; }

    bool Has(int item);

    /// <summary>Similarity of two rows that both have the view.</summary>
    double Similarity(int first, int second);
}
