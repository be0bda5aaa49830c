using Insights.Draft.Choosing;

namespace Insights.Draft;

/// <summary>
/// Finds a topic's question and writes its claims out of what its threads say. The stage does not know which kind it
/// has: <see cref="ExtractiveDrafter"/> takes sentences as they are, a model words them.
/// </summary>
public abstract class Drafter
{
    private protected Drafter()
    {
    }

    /// <summary>Changes whenever the same threads would be drafted differently, so that kept drafts are made anew.</summary>
    public abstract string Version { get; }

    /// <summary>How many topics may be drafted at a time.</summary>
    public virtual int Concurrency => 1;

    /// <summary>True where a topic's neighbours are needed to draft it.</summary>
    internal virtual bool LooksAround => false;

    internal abstract Task<WrittenDraft> WriteAsync(DraftMaterial material, CancellationToken cancellationToken);

    /// <summary>Writes the claims again with what was said against them; null where nobody can.</summary>
    internal virtual Task<IReadOnlyList<Claim>?> RewriteAsync(
        DraftMaterial material, FaqDraft draft, IReadOnlyList<Objection> objections, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Claim>?>(null);
}

/// <summary>What a drafter wrote; without a question or claims the topic counts as unanswered.</summary>
internal sealed record WrittenDraft(ChosenQuestion? Question, IReadOnlyList<Claim> Claims, string By)
{
    /// <summary>What the same threads give without a model; null where that is what was written.</summary>
    public WrittenDraft? StandIn { get; init; }

    /// <summary>True where the model could not be asked: the next night tries again.</summary>
    public bool IsProvisional { get; init; }
}

/// <summary>A claim and why it must not stay as it is.</summary>
public sealed record Objection(Claim Claim, string Reason);
