namespace Insights.Cluster.Neighbours;

/// <summary>The view of words; similarity is the cosine of the weighted counts.</summary>
internal sealed class WordsView(WordVectors words, NeighbourTable nearest) : IView
{
    public NeighbourTable Nearest => nearest;

    public bool Has(int item) => !words.IsEmpty(item);

    public double Similarity(int first, int second) => words.Similarity(first, second);
}
