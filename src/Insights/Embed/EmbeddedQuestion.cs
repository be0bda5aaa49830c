using Insights.Ingest;

namespace Insights.Embed;

/// <summary>Which model made a vector; vectors of two models never meet.</summary>
public sealed record ModelIdentity(string Name, int Dimensions, string Hash);

/// <summary>The three views in which a conversation is indexed.</summary>
public enum ConversationView
{
    /// <summary>Title and the asker's words, without code, logs and links: a dense vector.</summary>
    Question,

    /// <summary>What the others said, the mean of their pieces' unit vectors: a dense vector.</summary>
    Answer,

    /// <summary>The whole conversation's words, identifiers and error codes kept whole: BM25.</summary>
    Words,
}

/// <summary>One question of a conversation in its three views: a row of the index.</summary>
public sealed record EmbeddedQuestion
{
    public required QuestionId Id { get; init; }

    /// <summary>The conversation's fingerprint when this row was made.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The question view as text: masked and rendered, safe to log nowhere but fit to show after review.</summary>
    public required string QuestionText { get; init; }

    /// <summary>Unit length; null where no word piece is known or nobody asked anything.</summary>
    public float[]? QuestionVector { get; init; }

    /// <summary>Unit length; null where nobody else said anything.</summary>
    public float[]? AnswerVector { get; init; }

    /// <summary>The words view: terms with their counts, sorted by term.</summary>
    public required IReadOnlyList<TermCount> Words { get; init; }

    /// <summary>True where somebody asks something that others could answer; small talk, notices and posts are not.</summary>
    public bool IsQuestion { get; init; } = true;

    public required ChannelId Channel { get; init; }
    public required Pseudonym Asker { get; init; }
    public int Authors { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset LastActivity { get; init; }
}

/// <summary>A term of the words view and how often it occurs.</summary>
public readonly record struct TermCount(string Term, int Count);
