using System.Buffers;
using System.Text;

namespace Insights.Embed.Models;

/// <summary>Text that grows in a borrowed buffer, with single blanks between its words, which it counts.</summary>
internal ref struct WordWriter(Span<char> buffer)
{
    private Span<char> buffer = buffer;
    private char[]? rented;
    private int length;

    /// <summary>How many words have ended.</summary>
    public int Words { get; private set; }

    public void Append(char letter)
    {
        if (length == buffer.Length)
        {
            Grow();
        }

        buffer[length++] = letter;
    }

    public void Append(Rune rune)
    {
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
        {
            Append(unit);
        }
    }

    /// <summary>Ends the word, if there is one.</summary>
    public void End()
    {
        if (length > 0 && buffer[length - 1] != ' ')
        {
            Append(' ');
            Words++;
        }
    }

    /// <summary>The text; the writer is not used after it.</summary>
    public readonly string Finish()
    {
        var text = new string(buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    private void Grow()
    {
        var larger = ArrayPool<char>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        buffer = rented = larger;
    }
}
