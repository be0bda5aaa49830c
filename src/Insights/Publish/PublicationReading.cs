namespace Insights.Publish;

/// <summary>What was last committed: the FAQ, the bytes of its faq.json, and the log of its changes where the work folder knows it.</summary>
public sealed record CommittedPublication(Publication Publication, ReadOnlyMemory<byte> Faq, IReadOnlyList<ChangeLogDay> Log)
{
    /// <summary>The page with the map of its conversations; null where the work folder has none.</summary>
    public ReadOnlyMemory<byte>? Map { get; init; }
}

/// <summary>What a reader finds who comes at any moment.</summary>
public abstract record PublicationReading
{
    private PublicationReading()
    {
    }

    /// <summary>Nothing was published so far.</summary>
    public sealed record Nothing : PublicationReading;

    /// <summary>Files are being replaced right now; what was read before still holds.</summary>
    public sealed record UnderWay : PublicationReading;

    /// <summary>One publication, whole.</summary>
    public sealed record Whole(CommittedPublication Committed) : PublicationReading;
}
