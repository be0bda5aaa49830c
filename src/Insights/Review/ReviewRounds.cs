using Insights.Draft;

namespace Insights.Review;

/// <summary>
/// Draft, critic, draft again, at most twice; what the critic still objects to then is out and the entry waits for a
/// person. Where nothing of a model's draft survives, or too little to be sure of, what the same threads give without a
/// model takes its place.
/// </summary>
internal sealed class ReviewRounds(ReviewTeam team, ReviewOptions options)
{
    public async Task<CheckedDraft> RunAsync(FaqDraft draft, CitedMessages cited, CancellationToken cancellationToken)
    {
        var sieve = new ClaimSieve(cited, team.Memory);
        var dropped = new List<DroppedClaim>();
        for (var rewrites = 0; ; rewrites++)
        {
            var sieved = await sieve.SieveAsync(draft, cancellationToken);
            var opinions = await JudgeAsync(draft, sieved.Kept, cited, cancellationToken);
            List<Objection> objections =
                [.. opinions.Where(one => one.Opinion.IsObjection).Select(one => new Objection(one.Claim, ReasonOf(one.Opinion)))];
            dropped.AddRange(sieved.Dropped);
            if (objections.Count > 0 && rewrites < ReviewThresholds.MostRewrites && team.Rewrite is { } rewrite
                && await rewrite(draft, objections, cancellationToken) is { } rewritten)
            {
                draft = rewritten with { StandIn = draft.StandIn };
                continue;
            }

            dropped.AddRange(objections.Select(objection => new DroppedClaim(objection.Claim, ClaimRules.NotBorneOut)));
            List<Claim> kept = [.. sieved.Kept.Except(objections.Select(objection => objection.Claim))];
            var left = Left(draft, kept);
            if (draft.StandIn is { } standIn && (kept.Count == 0 || (left.Confidence < options.AcceptAt && standIn.Confidence >= options.AcceptAt)))
            {
                var instead = await RunAsync(standIn, cited, cancellationToken);
                return instead with { Dropped = [.. dropped, .. sieved.Held, .. instead.Dropped] };
            }

            return new CheckedDraft(left, dropped, sieved.Held)
            {
                IsDoubted = objections.Count > 0, IsJudged = opinions.All(one => one.Opinion.Finding != Finding.Outstanding),
            };
        }
    }

    private async Task<IReadOnlyList<(Claim Claim, Opinion Opinion)>> JudgeAsync(
        FaqDraft draft, List<Claim> claims, CitedMessages cited, CancellationToken cancellationToken)
    {
        if (draft.IsExtractive)
        {
            return [];
        }

        var opinions = Agents.OrderedWork.SelectAsync(
            claims.ToAsyncEnumerable(),
            team.Critic.Concurrency,
            async claim => (claim, await team.Critic.JudgeAsync(claim, cited, cancellationToken)),
            cancellationToken);
        return await opinions.ToListAsync(cancellationToken);
    }

    // How sure a model's draft is must not hang on claims of its own making that did not stand.
    private static FaqDraft Left(FaqDraft draft, List<Claim> kept) => draft with
    {
        Answer = kept,
        StandIn = null,
        Confidence = draft.IsExtractive || kept.Count == 0
            ? draft.Confidence
            : Math.Round(Math.Min(1, draft.Confidence * kept.Average(claim => claim.Confidence) / draft.Answer.Average(claim => claim.Confidence)), 3),
    };

    private static string ReasonOf(Opinion opinion) =>
        $"{(opinion.Finding == Finding.Contradicted ? "contradicted" : "not enough evidence")}: {opinion.Why}";
}

/// <summary>A draft with the claims that stand, and those that do not.</summary>
internal sealed record CheckedDraft(FaqDraft Draft, IReadOnlyList<DroppedClaim> Dropped, IReadOnlyList<DroppedClaim> Held)
{
    /// <summary>True where the critic objects to a claim after all rewriting.</summary>
    public bool IsDoubted { get; init; }

    /// <summary>True where every claim that a critic should see was seen.</summary>
    public bool IsJudged { get; init; }
}
