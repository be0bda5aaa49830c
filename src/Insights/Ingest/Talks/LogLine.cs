namespace Insights.Ingest.Talks;

/// <summary>A line as the scorer sees it, with the talk it was put in.</summary>
internal sealed class LogLine
{
    public required int Position { get; init; }

    /// <summary>How many lines that are no system lines stand before it; only differences mean anything.</summary>
    public required int Ordinal { get; init; }

    public required string? Author { get; init; }

    /// <summary>Minutes on the log's clock; not a number where unknown.</summary>
    public required double Minutes { get; init; }

    /// <summary>Authors it speaks to: mentioned, or named at the beginning.</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>Authors whose names stand elsewhere in the text.</summary>
    public required IReadOnlyList<string> Named { get; init; }

    /// <summary>True for "name: ..." where nobody of that name spoke in reach.</summary>
    public required bool AddressesStranger { get; init; }

    /// <summary>Hashes of its content words, each once.</summary>
    public required IReadOnlyList<uint> Words { get; init; }

    public required int Length { get; init; }
    public required Cues Cues { get; init; }
    public required bool IsBot { get; init; }
    public required bool IsSystem { get; init; }

    /// <summary>How many lines its author had before it.</summary>
    public required int AuthorSequence { get; init; }

    /// <summary>Unit length; null where the log is split without vectors or the text has none. Made when first asked for.</summary>
    public required Lazy<float[]?> Vector { get; init; }

    /// <summary>Set when the line is decided.</summary>
    public TalkLink Link { get; set; }

    /// <summary>Whether somebody else's line was linked to it, and whether one of its author's own.</summary>
    public bool IsAnswered { get; set; }

    public bool Has(Cues cue) => (Cues & cue) != 0;

    public bool StartsTalk => Link.Parent == Position;

    public bool Addresses(string? author) => author is not null && Contains(Addressees, author);

    private static bool Contains(IReadOnlyList<string> names, string name)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (string.Equals(names[index], name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
