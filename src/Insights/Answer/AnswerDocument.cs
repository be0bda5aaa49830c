using System.Security.Cryptography;
using System.Text;
using Insights.Embed;

namespace Insights.Answer;

/// <summary>What can be answered from: an entry's own words, and how its question was asked elsewhere.</summary>
public sealed record AnswerDocument
{
    public required string Id { get; init; }
    public required string Question { get; init; }

    /// <summary>Other wordings of the question; published ones or examples.</summary>
    public required IReadOnlyList<string> Wordings { get; init; }

    public required string Answer { get; init; }

    /// <summary>Member conversations in their three views: searched, never shown.</summary>
    public IReadOnlyList<EmbeddedQuestion> Asked { get; init; } = [];

    /// <summary>Changes when anything that vectors or words are made of changes.</summary>
    internal string Fingerprint()
    {
        var parts = new List<string> { Words.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), Question, Answer };
        parts.AddRange(Wordings);
        parts.AddRange(Asked.Select(asked => $"{asked.Id} {asked.Fingerprint}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', parts))).AsSpan(0, 16));
    }
}
