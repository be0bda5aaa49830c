using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Insights.Embed;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>
/// Words as sparse vectors, for servers that make none of texts: each term's saturated count at its hash. Its rarity is
/// left to the query, so that a row need not be written again when others come.
/// </summary>
internal static class SparseWords
{
    // BM25's saturation with the length left out: a row's length against the mean of rows to come is not known.
    private const double Saturation = 1.2;

    public static ByteString OfRow(IReadOnlyList<TermCount> terms) =>
        Write(terms.Select(term => (term.Term, term.Count * (Saturation + 1) / (term.Count + Saturation))));

    /// <param name="terms">The query's terms.</param>
    /// <param name="idf">How rare a term is.</param>
    public static ByteString OfQuery(IReadOnlyList<TermCount> terms, Func<string, double> idf) =>
        Write(terms.Select(term => (term.Term, idf(term.Term) * term.Count * (Saturation + 1) / (term.Count + Saturation))));

    // A vector without an entry is refused by some servers; a row without words gets one that no query has.
    private static ByteString Write(IEnumerable<(string Term, double Weight)> terms)
    {
        var weights = new SortedDictionary<uint, float>();
        foreach (var (term, weight) in terms)
        {
            var place = PlaceOf(term);
            weights[place] = weights.GetValueOrDefault(place) + (float)weight;
        }

        if (weights.Count == 0)
        {
            weights[0] = 1;
        }

        var bytes = new byte[weights.Count * 8];
        var at = 0;
        foreach (var (place, weight) in weights)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), place);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at + 4), weight);
            at += 8;
        }

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    // The greatest number of all is no place; 0 is kept for rows without words.
    private static uint PlaceOf(string term)
    {
        var hash = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(term)));
        return 1 + (hash % (uint.MaxValue - 2));
    }
}
