using System.Security.Cryptography;
using System.Text;

namespace Insights.Embed.LocalIndex;

/// <summary>
/// The index's file: a mark with the format's version, the length of what follows, the rows, and the SHA-256 over all
/// of it. Written
/// whole beside the old one and then renamed, so that a reader sees the old rows or the new ones.
/// </summary>
internal static class IndexFile
{
    private const int ChecksumLength = 32;

    private static readonly byte[] Mark = "INSIDX1\n"u8.ToArray();

    /// <exception cref="InvalidDataException">The file is cut short, damaged or of another format.</exception>
    public static (ModelIdentity? Model, List<EmbeddedQuestion> Rows) Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        var end = stream.Length - ChecksumLength;
        if (end < Mark.Length)
        {
            throw new InvalidDataException("it is cut short");
        }

        Verify(stream, end);
        stream.Position = 0;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
        {
            throw new InvalidDataException("it has another format");
        }

        try
        {
            var model = reader.ReadBoolean() ? new ModelIdentity(reader.ReadString(), reader.ReadInt32(), reader.ReadString()) : null;
            var terms = ReadTerms(reader);
            var rows = new List<EmbeddedQuestion>(reader.ReadInt32());
            for (var row = rows.Capacity; row > 0; row--)
            {
                rows.Add(RowFormat.Read(reader, terms, model?.Dimensions ?? 0));
            }

            return (model, rows);
        }
        catch (Exception cause) when (cause is EndOfStreamException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("its rows do not fit its format", cause);
        }
    }

    public static void Write(string path, ModelIdentity? model, IReadOnlyList<EmbeddedQuestion> rows)
    {
        var beside = path + ".tmp";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            using var hash = SHA256.Create();
            using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var writer = new BinaryWriter(hashed, Encoding.UTF8))
            {
                writer.Write(Mark);
                Write(writer, model, rows);
            }

            stream.Write(hash.Hash!);
            stream.Flush(flushToDisk: true);
        }

        // Past this line the new rows are the index.
        File.Move(beside, path, overwrite: true);
    }

    private static void Write(BinaryWriter writer, ModelIdentity? model, IReadOnlyList<EmbeddedQuestion> rows)
    {
        writer.Write(model is not null);
        if (model is not null)
        {
            writer.Write(model.Name);
            writer.Write(model.Dimensions);
            writer.Write(model.Hash);
        }

        // Each term is written once, by ordinal order, so that the same rows give the same bytes.
        string[] terms = [.. rows.SelectMany(row => row.Words).Select(word => word.Term).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var places = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        writer.Write(terms.Length);
        foreach (var term in terms)
        {
            places.Add(term, places.Count);
            writer.Write(term);
        }

        writer.Write(rows.Count);
        foreach (var row in rows)
        {
            RowFormat.Write(writer, row, places);
        }
    }

    private static string[] ReadTerms(BinaryReader reader)
    {
        var terms = new string[reader.ReadInt32()];
        for (var place = 0; place < terms.Length; place++)
        {
            terms[place] = reader.ReadString();
        }

        return terms;
    }

    private static void Verify(FileStream stream, long end)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (var left = end; left > 0;)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw new InvalidDataException("it is cut short");
            }

            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var wanted = new byte[ChecksumLength];
        stream.ReadExactly(wanted);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(wanted))
        {
            throw new InvalidDataException("its checksum is wrong");
        }
    }
}
