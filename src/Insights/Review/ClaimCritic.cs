using Insights.Draft;

namespace Insights.Review;

/// <summary>
/// Says of a claim that passed every rule whether its evidence bears it. The stage does not know who says so; without a
/// model nobody has an opinion, and the rules alone decide.
/// </summary>
public class ClaimCritic
{
    private protected ClaimCritic()
    {
    }

    /// <summary>Has no opinion on anything.</summary>
    public static ClaimCritic None { get; } = new();

    /// <summary>How many claims may be judged at a time.</summary>
    public virtual int Concurrency => 1;

    internal virtual Task<Opinion> JudgeAsync(Claim claim, CitedMessages cited, CancellationToken cancellationToken) =>
        Task.FromResult(Opinion.Nobodys);
}

/// <summary>What a critic finds of a claim, and why in its own words: for the drafter, never for a page.</summary>
internal sealed record Opinion(Finding Finding, string Why)
{
    /// <summary>Nobody was asked, or the answer was of no use.</summary>
    public static Opinion Nobodys { get; } = new(Finding.None, "");

    /// <summary>Somebody is still to be asked: the model could not be reached, or a batch is under way.</summary>
    public static Opinion Outstanding { get; } = new(Finding.Outstanding, "");

    public bool IsObjection => Finding is Finding.Contradicted or Finding.NotEnough;
}

/// <summary>How a claim stands to its evidence.</summary>
internal enum Finding
{
    None,
    Outstanding,
    Supported,
    Contradicted,
    NotEnough,
}
