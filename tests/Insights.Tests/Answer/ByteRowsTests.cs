using System.Numerics.Tensors;
using Insights.Answer;

namespace Insights.Tests.Answer;

public sealed class ByteRowsTests
{
    [Theory]
    [InlineData(384)]
    [InlineData(50)]
    public void Products_are_nearly_those_of_the_numbers(int dimensions)
    {
        var random = new Random(3);
        float[][] rows = [.. Enumerable.Range(0, 40).Select(_ => Unit(random, dimensions)), new float[dimensions]];
        var vector = Unit(random, dimensions);
        var products = new float[rows.Length];

        new ByteRows([.. rows.SelectMany(row => row)], dimensions).Compare(vector, products);

        Assert.All(rows.Zip(products), pair => Assert.Equal(TensorPrimitives.Dot<float>(pair.First, vector), pair.Second, 0.01));
    }

    private static float[] Unit(Random random, int dimensions)
    {
        float[] vector = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f)];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
