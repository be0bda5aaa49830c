namespace Insights.Evaluate.Gold;

/// <summary>What people noted about a thread or a talk; lists hold message ids.</summary>
public sealed record GoldThread
{
    public required string Id { get; init; }
    public string? Topic { get; init; }
    public required string Theme { get; init; }
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>Messages that are, or are part of, a right answer.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Messages whose advice was wrong.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>Messages whose advice was right once.</summary>
    public IReadOnlyList<string> Outdated { get; init; } = [];
    public IReadOnlyList<string> Injections { get; init; } = [];
    public IReadOnlyList<GoldSpans> Pii { get; init; } = [];
}

/// <summary>Stretches of a message that must never be published.</summary>
public sealed record GoldSpans(string Message, IReadOnlyList<string> Spans);

/// <summary>A question that a FAQ should answer.</summary>
public sealed record GoldTopic
{
    public required string Topic { get; init; }
    public required string Theme { get; init; }
    public IReadOnlyList<GoldPoint> Points { get; init; } = [];

    /// <summary>Wrong claims, as substrings.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];
}

/// <summary>A point that a good answer makes; any of the substrings shows it.</summary>
public sealed record GoldPoint(string Point, IReadOnlyList<string> Any);

/// <summary>A question put to the FAQ; without a topic it has no answer there, and is near to the community's matters or far from them.</summary>
public sealed record GoldQuestion(string Text, string? Topic, string? Kind);
