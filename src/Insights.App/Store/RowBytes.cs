using System.Buffers.Binary;
using System.Globalization;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.App.Store;

/// <summary>Lists within a row as bytes: counts and offsets as variable-length numbers; null for an empty list.</summary>
internal static class RowBytes
{
    public static byte[]? OfMarks(IReadOnlyList<Mark> marks)
    {
        if (marks.Count == 0)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        WriteMarks(writer, marks);
        return stream.ToArray();
    }

    public static IReadOnlyList<Mark> ToMarks(byte[]? bytes)
    {
        if (bytes is null)
        {
            return [];
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        return ReadMarks(reader);
    }

    public static byte[]? OfTexts(IReadOnlyList<MarkedText> texts)
    {
        if (texts.Count == 0)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text.Typed);
            WriteMarks(writer, text.Marks);
        }

        return stream.ToArray();
    }

    public static IReadOnlyList<MarkedText> ToTexts(byte[]? bytes)
    {
        if (bytes is null)
        {
            return [];
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        var texts = new MarkedText[reader.Read7BitEncodedInt()];
        for (var place = 0; place < texts.Length; place++)
        {
            texts[place] = new MarkedText(reader.ReadString(), ReadMarks(reader));
        }

        return texts;
    }

    public static byte[]? OfReactions(IReadOnlyList<Reaction> reactions)
    {
        if (reactions.Count == 0)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(reactions.Count);
        foreach (var reaction in reactions)
        {
            writer.Write(reaction.Emoji);
            writer.Write7BitEncodedInt(reaction.Count);
        }

        return stream.ToArray();
    }

    public static IReadOnlyList<Reaction> ToReactions(byte[]? bytes)
    {
        if (bytes is null)
        {
            return [];
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        var reactions = new Reaction[reader.Read7BitEncodedInt()];
        for (var place = 0; place < reactions.Length; place++)
        {
            reactions[place] = new Reaction(reader.ReadString(), reader.Read7BitEncodedInt());
        }

        return reactions;
    }

    public static byte[]? OfPseudonyms(IReadOnlyList<Pseudonym> pseudonyms)
    {
        if (pseudonyms.Count == 0)
        {
            return null;
        }

        var bytes = new byte[pseudonyms.Count * 8];
        for (var place = 0; place < pseudonyms.Count; place++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(place * 8), OfPseudonym(pseudonyms[place]));
        }

        return bytes;
    }

    public static IReadOnlyList<Pseudonym> ToPseudonyms(byte[]? bytes)
    {
        if (bytes is null)
        {
            return [];
        }

        var pseudonyms = new Pseudonym[bytes.Length / 8];
        for (var place = 0; place < pseudonyms.Length; place++)
        {
            pseudonyms[place] = ToPseudonym(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(place * 8)));
        }

        return pseudonyms;
    }

    /// <summary>A pseudonym is "u" and 16 hexadecimal digits, that is 64 bits.</summary>
    public static long OfPseudonym(Pseudonym pseudonym) =>
        long.Parse(pseudonym.Value.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static Pseudonym ToPseudonym(long bits) => new("u" + bits.ToString("x16", CultureInfo.InvariantCulture));

    private static void WriteMarks(BinaryWriter writer, IReadOnlyList<Mark> marks)
    {
        writer.Write7BitEncodedInt(marks.Count);
        foreach (var mark in marks)
        {
            writer.Write7BitEncodedInt((int)mark.Kind);
            writer.Write7BitEncodedInt(mark.Start);
            writer.Write7BitEncodedInt(mark.Length);
        }
    }

    private static Mark[] ReadMarks(BinaryReader reader)
    {
        var marks = new Mark[reader.Read7BitEncodedInt()];
        for (var place = 0; place < marks.Length; place++)
        {
            var kind = (MarkKind)reader.Read7BitEncodedInt();
            var start = reader.Read7BitEncodedInt();
            marks[place] = new Mark(kind, start, reader.Read7BitEncodedInt());
        }

        return marks;
    }
}
