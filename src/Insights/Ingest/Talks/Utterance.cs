namespace Insights.Ingest.Talks;

/// <summary>One line of a flat channel's log. Positions are places in the log that is split, oldest line first.</summary>
public sealed record Utterance
{
    public required string Text { get; init; }

    /// <summary>Who said it: a pseudonym, or the name by which others in the log address the author; null where unknown.</summary>
    public string? Author { get; init; }

    /// <summary>Time since any moment that is the same for the whole log, to the minute or finer; null where unknown.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>Authors mentioned through the platform; names typed at the beginning of the text are found by the splitter.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>Position of the line this one replies to; null where it is no reply or the target is not in the log.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>Joins, renames, pins: never part of anybody's talk.</summary>
    public bool IsSystem { get; init; }

    public bool IsBot { get; init; }
}

/// <summary>
/// Where an utterance belongs: the position of the earlier line it answers (its own where it starts a talk), and that of the first
/// line of its talk.
/// </summary>
public readonly record struct TalkLink(int Parent, int Root);
