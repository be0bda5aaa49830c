using System.Text;

namespace Insights.Embed.Models;

/// <summary>
/// Tells whether a graph multiplies activations that are quantised on the fly with signed 8-bit weights. Reads only the
/// outline of the
/// ONNX file (onnx.proto: ModelProto.graph 7; GraphProto.node 1, initializer 5; NodeProto.input 1, op_type 4;
/// TensorProto.data_type 2, name 8).
/// </summary>
internal static class SignedWeights
{
    private const int Int8 = 3;

    private static readonly HashSet<string> DynamicProducts =
        new(StringComparer.Ordinal) { "MatMulInteger", "ConvInteger", "DynamicQuantizeMatMul", "MatMulIntegerToFloat", "QAttention" };

    /// <summary>False also where the file is no graph.</summary>
    public static bool Found(string path)
    {
        using var reader = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), Encoding.UTF8);
        var signed = new HashSet<string>(StringComparer.Ordinal);
        var weights = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var graph in Fields(reader, reader.BaseStream.Length).Where(field => field.Number == 7))
            {
                ReadGraph(reader, graph.End, signed, weights);
            }
        }
        catch (EndOfStreamException)
        {
            return false;
        }

        return signed.Overlaps(weights);
    }

    private static void ReadGraph(BinaryReader reader, long end, HashSet<string> signed, HashSet<string> weights)
    {
        foreach (var field in Fields(reader, end))
        {
            if (field.Number == 1)
            {
                var inputs = new List<string>();
                var operation = "";
                foreach (var part in Fields(reader, field.End))
                {
                    if (part.Number == 1)
                    {
                        inputs.Add(ReadText(reader, part.End));
                    }
                    else if (part.Number == 4)
                    {
                        operation = ReadText(reader, part.End);
                    }
                }

                if (DynamicProducts.Contains(operation) && inputs.Count > 1)
                {
                    weights.Add(inputs[1]);
                }
            }
            else if (field.Number == 5)
            {
                ReadTensor(reader, field.End, signed);
            }
        }
    }

    private static void ReadTensor(BinaryReader reader, long end, HashSet<string> signed)
    {
        var name = "";
        var isSigned = false;
        foreach (var part in Fields(reader, end))
        {
            if (part.Number == 2)
            {
                isSigned = part.Value == Int8;
            }
            else if (part.Number == 8)
            {
                name = ReadText(reader, part.End);
            }
        }

        if (isSigned)
        {
            signed.Add(name);
        }
    }

    // Each field is left behind at its end, whatever of it was read.
    private static IEnumerable<Field> Fields(BinaryReader reader, long end)
    {
        while (reader.BaseStream.Position < end)
        {
            var key = reader.Read7BitEncodedInt64();
            var value = 0L;
            var fieldEnd = 0L;
            switch (key & 7)
            {
                case 0:
                    value = reader.Read7BitEncodedInt64();
                    fieldEnd = reader.BaseStream.Position;
                    break;
                case 2:
                    var length = reader.Read7BitEncodedInt64();
                    fieldEnd = reader.BaseStream.Position + length;
                    break;
                default:
                    fieldEnd = reader.BaseStream.Position + ((key & 7) == 1 ? 8 : 4);
                    break;
            }

            if (fieldEnd > end || fieldEnd < reader.BaseStream.Position)
            {
                throw new EndOfStreamException();
            }

            yield return new Field((int)(key >> 3), value, fieldEnd);
            reader.BaseStream.Position = fieldEnd;
        }
    }

    private static string ReadText(BinaryReader reader, long end) =>
        Encoding.UTF8.GetString(reader.ReadBytes((int)(end - reader.BaseStream.Position)));

    private readonly record struct Field(int Number, long Value, long End);
}
