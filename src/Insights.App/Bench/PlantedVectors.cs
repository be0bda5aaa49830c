namespace Insights.App.Bench;

/// <summary>
/// Unit vectors with known clusters: 20 around each random centre, pairs inside at a cosine of about a half, and a fifth of the items lying
/// anywhere. The same count and seed give the same vectors.
/// </summary>
internal sealed record PlantedVectors(float[][] Vectors, string[] Labels)
{
    private const int ClusterSize = 20;
    private const double NoiseShare = 0.2;
    private const double CosineInside = 0.5;

    public static PlantedVectors Create(int count, int dimensions, int seed)
    {
        var clusters = (int)(count * (1 - NoiseShare)) / ClusterSize;
        var vectors = new float[count][];
        var labels = new string[count];
        Parallel.For(0, clusters + 1, cluster =>
        {
            var random = new Random(unchecked((seed * 1_000_003) + cluster));
            var centre = cluster < clusters ? Direction(random, dimensions) : null;
            var (first, end) = (cluster * ClusterSize, cluster < clusters ? (cluster + 1) * ClusterSize : count);
            for (var item = first; item < end; item++)
            {
                vectors[item] = Near(centre, Direction(random, dimensions));
                labels[item] = centre is null ? $"alone {item}" : $"cluster {cluster}";
            }
        });
        return new PlantedVectors(vectors, labels);
    }

    private static float[] Near(double[]? centre, double[] direction)
    {
        var mixed = new double[direction.Length];
        for (var place = 0; place < mixed.Length; place++)
        {
            mixed[place] = centre is null
                ? direction[place]
                : (Math.Sqrt(CosineInside) * centre[place]) + (Math.Sqrt(1 - CosineInside) * direction[place]);
        }

        var length = Math.Sqrt(mixed.Sum(value => value * value));
        return Array.ConvertAll(mixed, value => (float)(value / length));
    }

    private static double[] Direction(Random random, int dimensions)
    {
        var direction = new double[dimensions];
        for (var place = 0; place < dimensions; place++)
        {
            // Box and Muller's normal deviate: directions are then uniform.
            direction[place] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        var length = Math.Sqrt(direction.Sum(value => value * value));
        return Array.ConvertAll(direction, value => value / length);
    }
}
