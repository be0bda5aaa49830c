using Insights.Cluster.Graphs;

namespace Insights.Cluster.Projection;

/// <summary>
/// The descent of UMAP: in every epoch the edges that are due pull their ends together, and each pull is followed by pushes from random
/// others; an edge is due as often as its weight says. Steps shorten to nothing.
/// </summary>
internal sealed class EdgeDescent(WeightedGraph graph, float[] pulls, double[] places, SplitMix random)
{
    // Keeps two points that fell together from being thrown out of the picture.
    private const double Soft = 0.001;

    public void Run(CancellationToken cancellationToken)
    {
        var epochs = graph.Count <= LayoutThresholds.SmallUpTo ? LayoutThresholds.EpochsSmall : LayoutThresholds.EpochsLarge;
        var strongest = pulls.Length == 0 ? 0 : pulls.Max();
        var owed = new float[pulls.Length];
        for (var epoch = 0; epoch < epochs && strongest > 0; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = 1 - ((double)epoch / epochs);
            for (var node = 0; node < graph.Count; node++)
            {
                for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
                {
                    owed[edge] += pulls[edge] / strongest;
                    if (owed[edge] >= 1)
                    {
                        owed[edge] -= 1;
                        Pull(node, graph.Targets[edge], step);
                        Push(node, step);
                    }
                }
            }
        }
    }

    private void Pull(int node, int other, double step)
    {
        var (x, y) = (places[2 * node] - places[2 * other], places[(2 * node) + 1] - places[(2 * other) + 1]);
        var force = -2 / (1 + (x * x) + (y * y));
        var (moveX, moveY) = (step * Clip(force * x), step * Clip(force * y));
        places[2 * node] += moveX;
        places[(2 * node) + 1] += moveY;
        places[2 * other] -= moveX;
        places[(2 * other) + 1] -= moveY;
    }

    private void Push(int node, double step)
    {
        for (var push = 0; push < LayoutThresholds.PushesPerPull; push++)
        {
            var other = random.Next(graph.Count);
            if (other == node)
            {
                continue;
            }

            var (x, y) = (places[2 * node] - places[2 * other], places[(2 * node) + 1] - places[(2 * other) + 1]);
            var squared = (x * x) + (y * y);
            var force = 2 / ((Soft + squared) * (1 + squared));
            places[2 * node] += step * Clip(force * x);
            places[(2 * node) + 1] += step * Clip(force * y);
        }
    }

    private static double Clip(double move) => Math.Clamp(move, -LayoutThresholds.LongestStep, LayoutThresholds.LongestStep);
}
