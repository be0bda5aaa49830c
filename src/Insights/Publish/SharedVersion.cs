using System.Security.Cryptography;
using System.Text;

namespace Insights.Publish;

/// <summary>The record by which workers see that what they share of the publication changed.</summary>
public static class SharedVersion
{
    public const string Name = "publication/version";

    /// <summary>The version that these records are, one after the other.</summary>
    public static SharedRecord Of(IEnumerable<SharedRecord> records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in records)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(record.Name + "\n"));
            hash.AppendData(SHA256.HashData(record.Content ?? []));
        }

        return new SharedRecord(Name, Encoding.UTF8.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset())));
    }
}
