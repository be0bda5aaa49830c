using System.Runtime.InteropServices;

namespace Insights.App.Bench;

/// <summary>Reads vectors as float32, little endian, row after row.</summary>
internal static class VectorFile
{
    /// <summary>The rows, brought to unit length; null for rows of zeros.</summary>
    /// <exception cref="UnusableException">The file is missing or its length is no multiple of a row's.</exception>
    public static float[]?[] Read(string path, int dimensions)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new UnusableException($"{path}: no such file; give a file of float32 vectors.");
        }

        var bytes = (long)dimensions * sizeof(float);
        if (dimensions <= 0 || file.Length == 0 || file.Length % bytes != 0)
        {
            throw new UnusableException(
                $"{path} has {file.Length} bytes, which is no whole number of rows of {dimensions} float32; give the right --dimensions.");
        }

        using var stream = file.OpenRead();
        var rows = new float[]?[file.Length / bytes];
        for (var row = 0; row < rows.Length; row++)
        {
            var vector = new float[dimensions];
            stream.ReadExactly(MemoryMarshal.AsBytes(vector.AsSpan()));
            var length = Math.Sqrt(vector.Sum(value => (double)value * value));
            rows[row] = length > 0 && double.IsFinite(length) ? Array.ConvertAll(vector, value => (float)(value / length)) : null;
        }

        return rows;
    }
}
