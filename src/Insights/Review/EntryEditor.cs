using Insights.Draft;

namespace Insights.Review;

/// <summary>
/// Puts an accepted entry's claims in order and words them alike; may leave out, never add. Without a model an entry
/// stays as it is.
/// </summary>
public class EntryEditor
{
    private protected EntryEditor()
    {
    }

    /// <summary>Leaves every entry as it is.</summary>
    public static EntryEditor None { get; } = new();

    /// <summary>True where an entry is edited in sight of the others, which must be known then.</summary>
    internal virtual bool SeesNeighbours => false;

    /// <param name="draft">The accepted entry.</param>
    /// <param name="sources">The messages it cites.</param>
    /// <param name="neighbours">Accepted entries near it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal virtual Task<FaqDraft> EditAsync(
        FaqDraft draft, CitedMessages sources, IReadOnlyList<FaqDraft> neighbours, CancellationToken cancellationToken) =>
        Task.FromResult(draft);
}
