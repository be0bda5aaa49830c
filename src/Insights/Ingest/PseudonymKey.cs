using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Insights.Ingest;

/// <summary>
/// The secret behind pseudonyms, name hashes and tombstones (HMAC-SHA256). Each use has a purpose word, so that hashes of one use
/// cannot be looked up in another.
/// </summary>
public sealed class PseudonymKey
{
    public const int ByteLength = 32;

    private readonly byte[] key;

    public PseudonymKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < ByteLength)
        {
            throw new UnusableException(
                $"The pseudonym key has {key.Length} bytes and needs {ByteLength}; give Store:PseudonymKey as base64 of 32 random bytes.");
        }

        this.key = key.ToArray();
    }

    public Pseudonym PseudonymOf(string authorId) => new("u" + Convert.ToHexStringLower(Compute("author", authorId).AsSpan(0, 8)));

    /// <summary>64 bits of the keyed hash of a text, for one purpose.</summary>
    public long Hash(string purpose, string text) => BinaryPrimitives.ReadInt64BigEndian(Compute(purpose, text));

    private byte[] Compute(string purpose, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\0{text}"));
}
