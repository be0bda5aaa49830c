using System.Buffers;

namespace Insights.Ingest.Exports;

/// <summary>
/// The part of a stream that is being looked at, in a pooled buffer. It grows only while a single piece does not fit, up to a limit,
/// and shrinks to its usual size afterwards, so memory does not depend on the file.
/// </summary>
internal sealed class JsonWindow(Stream stream) : IDisposable
{
    /// <summary>Large enough that a message rarely sits on its edge.</summary>
    private const int UsualBytes = 1 << 18;

    /// <summary>A message larger than this cannot be one; Discord's are at most some hundred kilobytes.</summary>
    private const int LargestBytes = 1 << 27;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
    private int start;
    private int end;

    /// <summary>Bytes of the stream before <see cref="Unread"/>.</summary>
    public long Position { get; private set; }

    /// <summary>True once the stream has ended.</summary>
    public bool IsLast { get; private set; }

    public ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    public void Advance(int count)
    {
        start += count;
        Position += count;
    }

    /// <summary>Reads on; false where there is nothing more or the piece is larger than any message.</summary>
    public bool TryFill()
    {
        if (IsLast)
        {
            return false;
        }

        var held = end - start;
        if (held == buffer.Length)
        {
            if (buffer.Length >= LargestBytes)
            {
                return false;
            }

            Move(ArrayPool<byte>.Shared.Rent(buffer.Length * 2));
        }
        else if (buffer.Length > UsualBytes * 4 && held < UsualBytes)
        {
            Move(ArrayPool<byte>.Shared.Rent(UsualBytes));
        }
        else
        {
            buffer.AsSpan(start, held).CopyTo(buffer);
            (start, end) = (0, held);
        }

        while (end < buffer.Length)
        {
            var count = stream.Read(buffer, end, buffer.Length - end);
            if (count == 0)
            {
                IsLast = true;
                break;
            }

            end += count;
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        stream.Dispose();
    }

    private void Move(byte[] target)
    {
        var held = end - start;
        buffer.AsSpan(start, held).CopyTo(target);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = target;
        (start, end) = (0, held);
    }
}
