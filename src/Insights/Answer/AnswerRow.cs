using Insights.Embed;

namespace Insights.Answer;

/// <summary>A document in the form that is searched. Vectors have unit length; null where the model knows no word of the text.</summary>
internal sealed record AnswerRow
{
    public required string Id { get; init; }
    public required string Fingerprint { get; init; }
    public required IReadOnlyList<RowWording> Wordings { get; init; }

    /// <summary>Question and answer together.</summary>
    public required float[]? WholeVector { get; init; }

    /// <summary>The terms of the answer; those of the wordings stand with them.</summary>
    public required IReadOnlyList<TermCount> AnswerWords { get; init; }
}

/// <summary>One wording of a row's question.</summary>
internal sealed record RowWording(float[]? Vector, IReadOnlyList<TermCount> Words);
