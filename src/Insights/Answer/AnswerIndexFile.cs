using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Insights.Cluster;
using Insights.Embed;
using Insights.Publish;

namespace Insights.Answer;

/// <summary>
/// The index as one file: a header that names the faq.json and the model it was made for, the rows, and a SHA-256 over all of it. A file
/// that is missing, damaged or made for something else counts as no file: the index is then rebuilt from faq.json.
/// </summary>
public static class AnswerIndexFile
{
    /// <summary>Its name in the work folder.</summary>
    public const string Name = "answers.index";

    // The number is raised with the form of the file; another tokeniser makes other words of the same texts.
    private static readonly string Magic = string.Create(CultureInfo.InvariantCulture, $"insights/answers@3, words {Words.Version}");

    /// <summary>
    /// The file to commit together with a publication. Rows that did not change since the file now in the work folder are taken from there.
    /// </summary>
    public static PublishedFile Make(
        Publication publication, Clustering clustering, ITextEncoder encoder, string workFolder, CancellationToken cancellationToken)
    {
        var earlier = ReadAny(Path.Combine(workFolder, Name), encoder.Model).Index;
        var index = AnswerIndex.Build(publication, clustering, encoder, earlier, cancellationToken);
        return new PublishedFile(Name, Write(index, FaqJson.Write(publication)));
    }

    /// <summary>The file's bytes; <paramref name="faqJson"/> is the faq.json the index was built for.</summary>
    public static byte[] Write(AnswerIndex index, ReadOnlySpan<byte> faqJson)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Convert.ToHexStringLower(SHA256.HashData(faqJson)));
            writer.Write(index.Model.Name);
            writer.Write(index.Model.Dimensions);
            writer.Write(index.Model.Hash);
            writer.Write(index.Calibration.Intercept);
            writer.Write(index.Calibration.Slope);
            writer.Write(index.Rows.Length);
            foreach (var row in index.Rows)
            {
                Write(writer, row);
            }
        }

        content.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        return content.ToArray();
    }

    /// <summary>The index in the file, or null where there is none for this faq.json and this model.</summary>
    public static AnswerIndex? Read(string file, ReadOnlySpan<byte> faqJson, ModelIdentity model)
    {
        var (index, faq) = ReadAny(file, model);
        return faq == Convert.ToHexStringLower(SHA256.HashData(faqJson)) ? index : null;
    }

    private static (AnswerIndex? Index, string Faq) ReadAny(string file, ModelIdentity model)
    {
        try
        {
            var content = File.ReadAllBytes(file);
            var body = content.AsSpan(0, Math.Max(0, content.Length - SHA256.HashSizeInBytes));
            return SHA256.HashData(body).AsSpan().SequenceEqual(content.AsSpan(body.Length)) ? Parse(content, model) : default;
        }
        catch (Exception unreadable) when (
            unreadable is IOException or UnauthorizedAccessException or OverflowException or FormatException or ArgumentException)
        {
            return default;
        }
    }

    private static (AnswerIndex? Index, string Faq) Parse(byte[] content, ModelIdentity model)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        if (reader.ReadString() != Magic)
        {
            return default;
        }

        var faq = reader.ReadString();
        if (new ModelIdentity(reader.ReadString(), reader.ReadInt32(), reader.ReadString()) != model)
        {
            return default;
        }

        var calibration = new Calibration(reader.ReadDouble(), reader.ReadDouble());
        var rows = new AnswerRow[reader.ReadInt32()];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = ReadRow(reader, model.Dimensions);
        }

        return (new AnswerIndex(rows, model, calibration, []), faq);
    }

    private static void Write(BinaryWriter writer, AnswerRow row)
    {
        writer.Write(row.Id);
        writer.Write(row.Fingerprint);
        Write(writer, row.WholeVector);
        Write(writer, row.AnswerWords);
        writer.Write(row.Published);
        writer.Write(row.Wordings.Count);
        foreach (var wording in row.Wordings)
        {
            Write(writer, wording.Vector);
            Write(writer, wording.AnswerVector);
            Write(writer, wording.Terms);
            Write(writer, wording.Words);
        }
    }

    private static AnswerRow ReadRow(BinaryReader reader, int dimensions) => new()
    {
        Id = reader.ReadString(),
        Fingerprint = reader.ReadString(),
        WholeVector = ReadVector(reader, dimensions),
        AnswerWords = ReadWords(reader),
        Published = reader.ReadInt32(),
        Wordings = ReadWordings(reader, dimensions),
    };

    private static RowWording[] ReadWordings(BinaryReader reader, int dimensions)
    {
        var wordings = new RowWording[reader.ReadInt32()];
        for (var place = 0; place < wordings.Length; place++)
        {
            wordings[place] = new RowWording(
                ReadVector(reader, dimensions), ReadVector(reader, dimensions), ReadWords(reader), ReadWords(reader));
        }

        return wordings;
    }

    private static void Write(BinaryWriter writer, float[]? vector)
    {
        writer.Write(vector is not null);
        writer.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
    }

    private static float[]? ReadVector(BinaryReader reader, int dimensions)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var vector = new float[dimensions];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(vector.AsSpan()));
        return vector;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<TermCount> words)
    {
        writer.Write(words.Count);
        foreach (var word in words)
        {
            writer.Write(word.Term);
            writer.Write(word.Count);
        }
    }

    private static TermCount[] ReadWords(BinaryReader reader)
    {
        var words = new TermCount[reader.ReadInt32()];
        for (var place = 0; place < words.Length; place++)
        {
            words[place] = new TermCount(reader.ReadString(), reader.ReadInt32());
        }

        return words;
    }
}
