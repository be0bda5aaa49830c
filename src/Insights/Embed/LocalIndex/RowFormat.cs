using System.Runtime.InteropServices;
using Insights.Ingest;

namespace Insights.Embed.LocalIndex;

/// <summary>
/// One row of the index as bytes: little endian, strings in UTF-8, words as places in the file's table of terms.
/// </summary>
internal static class RowFormat
{
    public static void Write(BinaryWriter writer, EmbeddedQuestion row, IReadOnlyDictionary<string, int> terms)
    {
        writer.Write(row.Id.Conversation.Value);
        writer.Write(row.Id.Place);
        writer.Write(row.Fingerprint);
        writer.Write(row.QuestionText);
        Write(writer, row.QuestionVector);
        Write(writer, row.AnswerVector);
        writer.Write7BitEncodedInt(row.Words.Count);
        foreach (var word in row.Words)
        {
            writer.Write7BitEncodedInt(terms[word.Term]);
            writer.Write7BitEncodedInt(word.Count);
        }

        writer.Write(row.IsQuestion);
        writer.Write(row.Channel.Value);
        writer.Write(row.Asker.Value);
        writer.Write(row.Authors);
        Write(writer, row.AskedAt);
        Write(writer, row.LastActivity);
    }

    public static EmbeddedQuestion Read(BinaryReader reader, string[] terms, int dimensions) => new()
    {
        Id = new QuestionId(new ConversationId(reader.ReadUInt64()), reader.ReadInt32()),
        Fingerprint = reader.ReadString(),
        QuestionText = reader.ReadString(),
        QuestionVector = ReadVector(reader, dimensions),
        AnswerVector = ReadVector(reader, dimensions),
        Words = ReadWords(reader, terms),
        IsQuestion = reader.ReadBoolean(),
        Channel = new ChannelId(reader.ReadUInt64()),
        Asker = new Pseudonym(reader.ReadString()),
        Authors = reader.ReadInt32(),
        AskedAt = ReadTime(reader),
        LastActivity = ReadTime(reader),
    };

    private static TermCount[] ReadWords(BinaryReader reader, string[] terms)
    {
        var words = new TermCount[reader.Read7BitEncodedInt()];
        for (var place = 0; place < words.Length; place++)
        {
            words[place] = new TermCount(terms[reader.Read7BitEncodedInt()], reader.Read7BitEncodedInt());
        }

        return words;
    }

    private static void Write(BinaryWriter writer, float[]? vector)
    {
        writer.Write(vector is not null);
        if (vector is not null)
        {
            writer.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
        }
    }

    private static float[]? ReadVector(BinaryReader reader, int dimensions)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var vector = new float[dimensions];
        reader.ReadExactly(MemoryMarshal.AsBytes(vector.AsSpan()));
        return vector;
    }

    private static void Write(BinaryWriter writer, DateTimeOffset time)
    {
        writer.Write(time.Ticks);
        writer.Write((short)time.TotalOffsetMinutes);
    }

    private static DateTimeOffset ReadTime(BinaryReader reader) =>
        new(reader.ReadInt64(), TimeSpan.FromMinutes(reader.ReadInt16()));
}
