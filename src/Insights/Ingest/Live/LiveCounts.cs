namespace Insights.Ingest.Live;

/// <summary>Channels and threads of a run over a live source, by what became of them.</summary>
public readonly record struct LiveCounts
{
    public int Listed { get; init; }

    /// <summary>New, or with something new in them.</summary>
    public int Read { get; init; }

    /// <summary>Equal to what the store knows; they cost no call.</summary>
    public int Unchanged { get; init; }

    /// <summary>Looked at again although they seemed unchanged.</summary>
    public int LookedAt { get; init; }

    /// <summary>Deleted where they lay, and so here.</summary>
    public int Gone { get; init; }

    /// <summary>Not to be read when this run asked.</summary>
    public int Refused { get; init; }

    /// <summary>Requests made.</summary>
    public long Calls { get; init; }
}
