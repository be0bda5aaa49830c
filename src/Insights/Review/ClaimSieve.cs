using Insights.Draft;
using Insights.Draft.Evidencing;
using Insights.Draft.Wording;

namespace Insights.Review;

/// <summary>
/// Puts a draft's claims through the rules: what passes is kept, what says more than its messages gives way to its own
/// quote or to nothing, what only a person can answer for is held.
/// </summary>
internal sealed class ClaimSieve(CitedMessages cited, ICommunityMemory memory)
{
    public async Task<SievedClaims> SieveAsync(FaqDraft draft, CancellationToken cancellationToken)
    {
        var sieved = new SievedClaims([], [], []);
        foreach (var claim in draft.Answer)
        {
            var passing = Pass(claim, sieved);
            if (passing is null)
            {
                continue;
            }

            if (await FindDoubtAsync(passing, draft, cancellationToken) is { } doubt)
            {
                sieved.Held.Add(new DroppedClaim(passing, doubt));
            }
            else
            {
                sieved.Kept.Add(passing);
            }
        }

        return sieved;
    }

    private Claim? Pass(Claim claim, SievedClaims sieved)
    {
        var reason = ClaimRules.Check(claim, cited) ?? CheckAgainst(claim, sieved.Kept);
        if (reason is null)
        {
            return claim;
        }

        sieved.Dropped.Add(new DroppedClaim(claim, reason));
        return reason == ClaimRules.NotInEvidence && Quoted(claim) is { } quoted
            && ClaimRules.Check(quoted, cited) is null && CheckAgainst(quoted, sieved.Kept) is null
            ? quoted
            : null;
    }

    private static string? CheckAgainst(Claim claim, List<Claim> kept) =>
        kept.Exists(other => ClaimPairs.AreOpposite(claim, other)) ? ClaimRules.Contradiction
        : kept.Exists(other => ClaimPairs.AreSame(claim, other)) ? ClaimRules.Duplicate
        : null;

    /// <summary>The first of the claim's quotes that can stand alone, in the claim's place.</summary>
    private static Claim? Quoted(Claim claim) => claim.Evidence
        .Where(evidence => !EvidenceFeatures.IsAsking(evidence.Quote))
        .Select(evidence => ClaimText.Polish(evidence.Quote, opensWithCode: false))
        .OfType<string>()
        .Where(ClaimText.StandsAlone)
        .Select(text => claim with { Text = text })
        .FirstOrDefault();

    private async Task<string?> FindDoubtAsync(Claim claim, FaqDraft draft, CancellationToken cancellationToken)
    {
        // What an extractive draft cites was held to this when it was weighed.
        if (!draft.IsExtractive && claim.Evidence.Any(evidence => cited.IsContradicted(evidence.Message)))
        {
            return ClaimRules.Disputed;
        }

        foreach (var host in Links.HostsIn(claim.Text))
        {
            if (!await memory.IsHelpersHostAsync(host, cancellationToken))
            {
                return ClaimRules.UnknownHost;
            }
        }

        // Several new accounts that agree are as easily made as one.
        foreach (var author in claim.Evidence.Select(evidence => cited.Find(evidence.Message)!.Author).Distinct())
        {
            if (await memory.IsEstablishedAsync(author, cancellationToken) != false)
            {
                return null;
            }
        }

        return ClaimRules.NewAccount;
    }
}

/// <summary>Claims that passed, claims that broke a rule, and claims that wait for a person.</summary>
internal sealed record SievedClaims(List<Claim> Kept, List<DroppedClaim> Dropped, List<DroppedClaim> Held);
