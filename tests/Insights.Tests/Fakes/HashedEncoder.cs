using System.Numerics.Tensors;
using Insights.Embed;

namespace Insights.Tests.Fakes;

/// <summary>An encoder without a model: each word adds to one number of the vector. Counts what it encoded.</summary>
internal sealed class HashedEncoder(string hash = "hash-one", int dimensions = 64) : ITextEncoder
{
    private int calls;

    public ModelIdentity Model { get; } = new("hashed", dimensions, hash);

    public int Calls => calls;

    public float[]? Encode(string text)
    {
        Interlocked.Increment(ref calls);
        var vector = new float[dimensions];
        foreach (var term in Words.Terms(text))
        {
            vector[term.Aggregate(7, (sum, letter) => ((sum * 31) + letter) & 0xFFFF) % dimensions]++;
        }

        var norm = TensorPrimitives.Norm(vector);
        if (norm == 0)
        {
            return null;
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    public void Dispose()
    {
    }
}
