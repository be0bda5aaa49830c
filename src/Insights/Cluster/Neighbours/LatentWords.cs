using System.Numerics.Tensors;
using Insights.Cluster.Graphs;
using MathNet.Numerics.LinearAlgebra;

namespace Insights.Cluster.Neighbours;

/// <summary>
/// Latent semantic analysis of the words (Deerwester et al. 1990): rows as unit vectors over the main directions in which their words go
/// together, so that two conversations are alike that share no word but share the company of their words. The directions are found by
/// randomised subspace iteration (Halko, Martinsson and Tropp 2011), seeded. The first one, which says how ordinary a row's words are, is
/// left out.
/// </summary>
internal static class LatentWords
{
    // A word of fewer rows ties nobody together.
    private const int LeastRows = 3;

    // Twice the root of the rows: on the sample 20 to 40 of them are equally good for 200 rows.
    private const double DirectionsPerRoot = 2;
    private const int MostDirections = 100;

    // More directions than wanted are carried along, and the small ones beaten down, so that those wanted come out right.
    private const int Spare = 8;
    private const int Rounds = 4;

    /// <summary>One unit vector a row; null for rows without words that others use.</summary>
    public static float[]?[] Of(IReadOnlyList<SparseVector> rows, int terms, CancellationToken cancellationToken)
    {
        var kept = Restrict(rows, terms);
        var wanted = Math.Min(MostDirections, (int)Math.Round(DirectionsPerRoot * Math.Sqrt(rows.Count)));
        var carried = Math.Min(wanted + Spare, Math.Min(rows.Count, kept.Terms));
        if (carried < 2)
        {
            return new float[]?[rows.Count];
        }

        var basis = Random(kept.Terms, carried);
        var byRow = new float[rows.Count][];
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            byRow = Multiply(kept.Rows, basis, carried);
            Orthonormalise(byRow, carried);
            basis = Multiply(kept.Transposed, byRow, carried);
            if (round + 1 < Rounds)
            {
                Orthonormalise(basis, carried);
            }
        }

        return Project(kept.Rows, byRow, Gram(basis, carried), Math.Min(wanted, carried));
    }

    /// <summary>The main directions within the subspace, scaled by how much they carry, as coordinates of the rows.</summary>
    private static float[]?[] Project(SparseVector[] rows, float[][] byRow, Matrix<double> gram, int wanted)
    {
        var found = gram.Evd(Symmetricity.Symmetric);
        var last = gram.ColumnCount - 1;
        return [.. byRow.Select((row, place) =>
        {
            if (rows[place].Terms.Length == 0)
            {
                return null;
            }

            // Eigenvalues ascend: the first direction is the last column.
            var vector = new float[wanted - 1];
            for (var direction = 1; direction < wanted; direction++)
            {
                var column = last - direction;
                var sum = 0.0;
                for (var part = 0; part < row.Length; part++)
                {
                    sum += row[part] * found.EigenVectors[part, column];
                }

                vector[direction - 1] = (float)(sum * Math.Sqrt(Math.Max(0, found.EigenValues[column].Real)));
            }

            var length = TensorPrimitives.Norm(vector);
            if (!(length > 0))
            {
                return null;
            }

            TensorPrimitives.Divide(vector, length, vector);
            return vector;
        })];
    }

    private static (SparseVector[] Rows, SparseVector[] Transposed, int Terms) Restrict(IReadOnlyList<SparseVector> rows, int terms)
    {
        var holders = new int[terms];
        foreach (var term in rows.SelectMany(row => row.Terms))
        {
            holders[term]++;
        }

        var numbers = new int[terms];
        var count = 0;
        for (var term = 0; term < terms; term++)
        {
            numbers[term] = holders[term] >= LeastRows ? count++ : -1;
        }

        var kept = rows.Select(row =>
        {
            int[] places = [.. Enumerable.Range(0, row.Terms.Length).Where(place => numbers[row.Terms[place]] >= 0)];
            var weights = Array.ConvertAll(places, place => row.Weights[place]);
            var length = TensorPrimitives.Norm(weights);
            TensorPrimitives.Divide(weights, length > 0 ? length : 1, weights);
            return new SparseVector(Array.ConvertAll(places, place => numbers[row.Terms[place]]), weights);
        }).ToArray();
        return (kept, Transpose(kept, count), count);
    }

    private static SparseVector[] Transpose(SparseVector[] rows, int terms)
    {
        var lists = new (List<int> Rows, List<float> Weights)[terms];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var place = 0; place < rows[row].Terms.Length; place++)
            {
                ref var list = ref lists[rows[row].Terms[place]];
                list.Rows ??= [];
                list.Weights ??= [];
                list.Rows.Add(row);
                list.Weights.Add(rows[row].Weights[place]);
            }
        }

        return Array.ConvertAll(lists, list => new SparseVector([.. list.Rows], [.. list.Weights]));
    }

    private static float[][] Random(int rows, int columns)
    {
        var random = new SplitMix(ClusterThresholds.Seed);
        var matrix = new float[rows][];
        for (var row = 0; row < rows; row++)
        {
            matrix[row] = new float[columns];
            for (var column = 0; column < columns; column++)
            {
                // Any deviates of mean zero do.
                matrix[row][column] = (float)((2 * random.NextUnit()) - 1);
            }
        }

        return matrix;
    }

    // Each row's sum is made by one thread in the order of its terms, so the result does not depend on how many threads there are.
    private static float[][] Multiply(SparseVector[] sparse, float[][] dense, int columns)
    {
        var product = new float[sparse.Length][];
        Parallel.For(0, sparse.Length, row =>
        {
            var sum = new float[columns];
            for (var place = 0; place < sparse[row].Terms.Length; place++)
            {
                TensorPrimitives.MultiplyAdd(dense[sparse[row].Terms[place]], sparse[row].Weights[place], sum, sum);
            }

            product[row] = sum;
        });
        return product;
    }

    private static Matrix<double> Gram(float[][] rows, int columns)
    {
        var gram = Matrix<double>.Build.Dense(columns, columns);
        Parallel.For(0, columns, first =>
        {
            for (var second = 0; second <= first; second++)
            {
                var sum = 0.0;
                foreach (var row in rows)
                {
                    sum += (double)row[first] * row[second];
                }

                gram[first, second] = sum;
                gram[second, first] = sum;
            }
        });
        return gram;
    }

    /// <summary>
    /// Makes the columns orthonormal through the eigenvectors of their Gram matrix; directions that carry nothing become zero.
    /// </summary>
    private static void Orthonormalise(float[][] rows, int columns)
    {
        var found = Gram(rows, columns).Evd(Symmetricity.Symmetric);
        var greatest = found.EigenValues[columns - 1].Real;
        var turn = new float[columns][];
        for (var column = 0; column < columns; column++)
        {
            var value = found.EigenValues[column].Real;
            var scale = value > 1e-10 * greatest ? 1 / Math.Sqrt(value) : 0;
            turn[column] = [.. Enumerable.Range(0, columns).Select(part => (float)(found.EigenVectors[part, column] * scale))];
        }

        Parallel.For(0, rows.Length, row => rows[row] = Array.ConvertAll(turn, column => TensorPrimitives.Dot(rows[row], column)));
    }
}
