using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Insights.App.MilvusIndex.Wire;

namespace Insights.Tests.Fakes.MilvusServer;

/// <summary>Columns to values and back, checked as the server checks them.</summary>
internal static class FakeColumns
{
    public static int DimensionsOf(FieldSchema field) =>
        int.Parse(field.TypeParams.Single(pair => pair.Key == "dim").Value, CultureInfo.InvariantCulture);

    public static object Read(FieldSchema field, FieldData column, int row) => field.DataType switch
    {
        _ when column.Type != field.DataType => throw new FakeRefusal(1100, $"field {field.Name} has another type"),
        DataType.VarChar => Bounded(field, column.Scalars.StringData.Data[row]),
        DataType.Int64 => column.Scalars.LongData.Data[row],
        DataType.Int32 => column.Scalars.IntData.Data[row],
        DataType.Bool => column.Scalars.BoolData.Data[row],
        DataType.Array => column.Scalars.ArrayData.Data[row].StringData.Data.Select(text => Bounded(field, text)).ToList(),
        DataType.FloatVector => ReadVector(field, column, row),
        DataType.SparseFloatVector => Ascending(column.Vectors.SparseFloatVector.Contents[row].ToByteArray()),
        _ => throw new FakeRefusal(1100, $"field {field.Name} has an unknown type"),
    };

    public static FieldData Write(FieldSchema field, IReadOnlyList<object> values)
    {
        var column = new FieldData { FieldName = field.Name, Type = field.DataType, Scalars = new ScalarField() };
        switch (field.DataType)
        {
            case DataType.VarChar:
                column.Scalars.StringData = new StringArray { Data = { values.Cast<string>() } };
                break;
            case DataType.Int64:
                column.Scalars.LongData = new LongArray { Data = { values.Cast<long>() } };
                break;
            case DataType.Int32:
                column.Scalars.IntData = new IntArray { Data = { values.Cast<int>() } };
                break;
            case DataType.Bool:
                column.Scalars.BoolData = new BoolArray { Data = { values.Cast<bool>() } };
                break;
            case DataType.Array:
                var lists = values.Cast<List<string>>().Select(list => new ScalarField { StringData = new StringArray { Data = { list } } });
                column.Scalars.ArrayData = new ArrayArray { ElementType = DataType.VarChar, Data = { lists } };
                break;
            default:
                var floats = new FloatArray { Data = { values.Cast<float[]>().SelectMany(vector => vector) } };
                column.Vectors = new VectorField { Dim = DimensionsOf(field), FloatVector = floats };
                break;
        }

        return column;
    }

    private static string Bounded(FieldSchema field, string text)
    {
        var longest = int.Parse(field.TypeParams.Single(pair => pair.Key == "max_length").Value, CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetByteCount(text) <= longest
            ? text
            : throw new FakeRefusal(1100, $"length of varchar field {field.Name} exceeds max length");
    }

    private static float[] ReadVector(FieldSchema field, FieldData column, int row)
    {
        var dimensions = DimensionsOf(field);
        return column.Vectors.Dim == dimensions
            ? [.. column.Vectors.FloatVector.Data.Skip(row * dimensions).Take(dimensions)]
            : throw new FakeRefusal(1100, $"the dim ({column.Vectors.Dim}) of field data({field.Name}) is not equal to schema dim ({dimensions})");
    }

    private static byte[] Ascending(byte[] sparse)
    {
        for (var at = 8; at < sparse.Length; at += 8)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(sparse.AsSpan(at)) <= BinaryPrimitives.ReadUInt32LittleEndian(sparse.AsSpan(at - 8)))
            {
                throw new FakeRefusal(1100, "unsorted or same indices in sparse float vector");
            }
        }

        return sparse.Length > 0 ? sparse : throw new FakeRefusal(1100, "empty sparse float vector row");
    }
}
