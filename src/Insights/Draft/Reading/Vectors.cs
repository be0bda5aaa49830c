using System.Numerics.Tensors;

namespace Insights.Draft.Reading;

/// <summary>Arithmetic on unit vectors, a missing one counting as unlike everything.</summary>
internal static class Vectors
{
    /// <summary>The mean direction, unit length; null where there is no vector or they cancel out.</summary>
    public static float[]? Mean(IEnumerable<float[]> vectors)
    {
        float[]? sum = null;
        foreach (var vector in vectors)
        {
            sum ??= new float[vector.Length];
            TensorPrimitives.Add(sum, vector, sum);
        }

        if (sum is null || TensorPrimitives.Norm<float>(sum) is not (> 1e-6f and var norm))
        {
            return null;
        }

        TensorPrimitives.Divide(sum, norm, sum);
        return sum;
    }

    /// <summary>The cosine of two unit vectors; 0 where one is missing.</summary>
    public static double Similarity(float[]? one, float[]? other) =>
        one is null || other is null ? 0 : TensorPrimitives.Dot<float>(one, other);
}
