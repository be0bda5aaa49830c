using Insights.Draft;

namespace Insights.Review;

/// <summary>
/// Who takes part in a review beside the rules. Without a model nobody does: no critic, nobody who could write again,
/// no editor.
/// </summary>
public sealed record ReviewTeam
{
    /// <summary>The rules alone.</summary>
    public static ReviewTeam RulesAlone { get; } = new();

    public ClaimCritic Critic { get; init; } = ClaimCritic.None;

    /// <summary>Writes a draft's claims again; null where nobody can.</summary>
    public Func<FaqDraft, IReadOnlyList<Objection>, CancellationToken, Task<FaqDraft?>>? Rewrite { get; init; }

    public EntryEditor Editor { get; init; } = EntryEditor.None;

    /// <summary>Knows how long and in how many threads people have been about; without it only the draft's threads tell.</summary>
    public ICommunityMemory Memory { get; init; } = ICommunityMemory.Nothing;
}
