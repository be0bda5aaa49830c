using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Insights.Cluster.Neighbours;

/// <summary>
/// Dot products of one vector with four at a time: the one is loaded once for all four, and four sums in flight hide the latency of the
/// multiplier. Every pair is summed in the same order, whichever place it has.
/// </summary>
internal static class DotProducts
{
    public const int Width = 4;

    private const int CacheLine = 64;

    /// <summary>Dot products of <paramref name="one"/> with each of the others; all are equally long.</summary>
    public static Vector4 Of(float[] one, float[] first, float[] second, float[] third, float[] fourth)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(one);
        ref var a = ref MemoryMarshal.GetArrayDataReference(first);
        ref var b = ref MemoryMarshal.GetArrayDataReference(second);
        ref var c = ref MemoryMarshal.GetArrayDataReference(third);
        ref var d = ref MemoryMarshal.GetArrayDataReference(fourth);
        var (sumA, sumB, sumC, sumD) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var step = Vector<float>.Count;
        nuint place = 0;
        for (; place + (nuint)step <= (nuint)one.Length; place += (nuint)step)
        {
            var shared = Vector.LoadUnsafe(ref x, place);
            sumA = Vector.FusedMultiplyAdd(shared, Vector.LoadUnsafe(ref a, place), sumA);
            sumB = Vector.FusedMultiplyAdd(shared, Vector.LoadUnsafe(ref b, place), sumB);
            sumC = Vector.FusedMultiplyAdd(shared, Vector.LoadUnsafe(ref c, place), sumC);
            sumD = Vector.FusedMultiplyAdd(shared, Vector.LoadUnsafe(ref d, place), sumD);
        }

        var sums = new Vector4(Vector.Sum(sumA), Vector.Sum(sumB), Vector.Sum(sumC), Vector.Sum(sumD));
        for (var rest = (int)place; rest < one.Length; rest++)
        {
            sums += one[rest] * new Vector4(first[rest], second[rest], third[rest], fourth[rest]);
        }

        return sums;
    }

    /// <summary>
    /// Asks for a vector that is needed soon, so that it comes from memory while others are compared: what lies anywhere among a million is
    /// waited for longer than it is worked on. Nothing is read here, not even how long it is.
    /// </summary>
    /// <param name="vector">What is needed soon.</param>
    /// <param name="length">How many numbers it has.</param>
    public static unsafe void Fetch(float[] vector, int length)
    {
        if (Sse.IsSupported)
        {
            // Should it move meanwhile, something else was asked for, no more.
            var start = Unsafe.As<float[], nint>(ref vector);
            for (var offset = 0; offset < length * sizeof(float); offset += CacheLine)
            {
                Sse.Prefetch0((void*)(start + offset));
            }
        }
    }

    /// <summary>Offers the nearest of <paramref name="others"/> to the heap of one item; the item itself and repeats are passed over.</summary>
    public static void Offer(IReadOnlyList<float[]?> vectors, int item, ReadOnlySpan<int> others, NearestHeap nearest)
    {
        var one = vectors[item]!;
        for (var start = 0; start < others.Length; start += Width)
        {
            // The last group repeats its final member; the heap takes it once.
            var last = others.Length - 1;
            for (var soon = start + Width; soon < Math.Min(start + (2 * Width), others.Length); soon++)
            {
                Fetch(vectors[others[soon]]!, one.Length);
            }

            var (a, b, c, d) = (start, Math.Min(start + 1, last), Math.Min(start + 2, last), Math.Min(start + 3, last));
            var dots = Of(one, vectors[others[a]]!, vectors[others[b]]!, vectors[others[c]]!, vectors[others[d]]!);
            var threshold = nearest.Threshold;
            if (dots.X < threshold && dots.Y < threshold && dots.Z < threshold && dots.W < threshold)
            {
                continue;
            }

            OfferOne(others[a], dots.X, item, nearest);
            OfferOne(others[b], dots.Y, item, nearest);
            OfferOne(others[c], dots.Z, item, nearest);
            OfferOne(others[d], dots.W, item, nearest);
        }
    }

    /// <summary>Offers each of some different items to the lists of all others; each pair is compared once.</summary>
    public static void OfferAll(IReadOnlyList<float[]?> vectors, ReadOnlySpan<int> items, NeighbourTable table)
    {
        // What gets into a list is looked up here, not in a table of a million.
        Span<float> thresholds = new float[items.Length];
        for (var place = 0; place < items.Length; place++)
        {
            Fetch(vectors[items[place]]!, vectors[items[0]]!.Length);
            thresholds[place] = table.HeapOf(items[place]).Threshold;
        }

        var last = items.Length - 1;
        for (var first = 0; first < last; first++)
        {
            var one = vectors[items[first]]!;
            for (var start = first + 1; start <= last; start += Width)
            {
                var dots = Of(
                    one,
                    vectors[items[start]]!,
                    vectors[items[Math.Min(start + 1, last)]]!,
                    vectors[items[Math.Min(start + 2, last)]]!,
                    vectors[items[Math.Min(start + 3, last)]]!);
                for (var second = start; second < Math.Min(start + Width, items.Length); second++)
                {
                    Offer(table, items, first, second, dots[second - start], thresholds);
                    Offer(table, items, second, first, dots[second - start], thresholds);
                }
            }
        }
    }

    private static void Offer(
        NeighbourTable table, ReadOnlySpan<int> items, int to, int what, float similarity, Span<float> thresholds)
    {
        if (similarity >= thresholds[to])
        {
            var nearest = table.HeapOf(items[to]);
            nearest.OfferNew(items[what], similarity);
            thresholds[to] = nearest.Threshold;
        }
    }

    private static void OfferOne(int other, float similarity, int item, NearestHeap nearest)
    {
        if (other != item && similarity >= nearest.Threshold)
        {
            nearest.OfferNew(other, similarity);
        }
    }
}
