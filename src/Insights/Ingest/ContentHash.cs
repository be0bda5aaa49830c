using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>Hashes fields one after the other (SHA-256); lengths go in, so that fields cannot run into each other.</summary>
public sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] pending = new byte[4096];
    private int count;

    public void Add(long value)
    {
        if (count + 8 > pending.Length)
        {
            Flush();
        }

        BinaryPrimitives.WriteInt64LittleEndian(pending.AsSpan(count), value);
        count += 8;
    }

    public void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        var size = Encoding.UTF8.GetByteCount(text);
        Add(size);
        if (size <= pending.Length - count)
        {
            count += Encoding.UTF8.GetBytes(text, pending.AsSpan(count));
            return;
        }

        Flush();
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    public void Add(MarkedText text)
    {
        Add(text.Typed);
        Add(text.Marks.Count);
        foreach (var mark in text.Marks)
        {
            Add((long)mark.Kind);
            Add(((long)mark.Start << 32) | (uint)mark.Length);
        }
    }

    /// <summary>The first 64 bits of the hash; the next hash begins empty.</summary>
    public long Take() => BinaryPrimitives.ReadInt64BigEndian(TakeBytes());

    /// <summary>The first 128 bits as lower-case hexadecimal digits; the next hash begins empty.</summary>
    public string TakeHex() => Convert.ToHexStringLower(TakeBytes().AsSpan(0, 16));

    public void Dispose() => hash.Dispose();

    private byte[] TakeBytes()
    {
        Flush();
        return hash.GetHashAndReset();
    }

    private void Flush()
    {
        hash.AppendData(pending.AsSpan(0, count));
        count = 0;
    }
}
