using Insights.Ingest;

namespace Insights.Embed;

/// <summary>The texts of one question's views, before anything is encoded.</summary>
public sealed record QuestionViews
{
    public required QuestionId Id { get; init; }

    /// <summary>
    /// Title and the asker's opening words, without code, logs and links; empty where nobody asked anything in words.
    /// </summary>
    public required string QuestionText { get; init; }

    /// <summary>What is encoded: the question's text and what the asker added to it later.</summary>
    public required string AskedText { get; init; }

    /// <summary>What the others said, a message a piece.</summary>
    public required IReadOnlyList<AnswerPiece> AnswerPieces { get; init; }

    /// <summary>All words of the conversation, by term.</summary>
    public required IReadOnlyList<TermCount> Words { get; init; }

    public required bool IsQuestion { get; init; }
    public required Pseudonym Asker { get; init; }
    public required int Authors { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
}

/// <summary>A piece of the answer view and how much it counts in their mean.</summary>
public readonly record struct AnswerPiece(string Text, int Weight);
