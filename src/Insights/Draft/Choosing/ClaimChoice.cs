using Insights.Draft.Evidencing;
using Insights.Draft.Reading;
using Insights.Draft.Wording;

namespace Insights.Draft.Choosing;

/// <summary>
/// Chooses the claims of an answer: probability squared times centrality, less the likeness to what is chosen already
/// (maximal marginal relevance, Carbonell and Goldstein 1998).
/// </summary>
internal static class ClaimChoice
{
    /// <summary>The candidates of all messages likely enough, scored; best first.</summary>
    public static IReadOnlyList<ClaimCandidate> Score(
        IReadOnlyList<WeighedMessage> messages, float[]? questionCentre, string language)
    {
        var candidates = messages
            .Where(message => message.Probability >= DraftThresholds.LeastProbability)
            .SelectMany(ClaimCandidates.Of)
            .ToList();
        var centre = Vectors.Mean(candidates.Select(candidate => candidate.Vector).OfType<float[]>());

        // By the first part, since the versions of drivers and images around the product count from elsewhere.
        var newest = candidates
            .SelectMany(candidate => VersionNames.In(candidate.Text))
            .GroupBy(VersionNames.Major)
            .ToDictionary(series => series.Key, series => VersionNames.Sort(series)[^1]);
        return
        [
            .. candidates
                .Select(candidate => candidate with
                {
                    Score = ScoreOf(candidate, centre, questionCentre, newest, language),
                })
                .OrderByDescending(candidate => candidate.Score)
                .ThenBy(candidate => candidate.Source.Message.Id)
                .ThenBy(candidate => candidate.Sentences[0].TypedStart),
        ];
    }

    /// <summary>The chosen ones, in the order of choice.</summary>
    public static IReadOnlyList<ClaimCandidate> Choose(IReadOnlyList<ClaimCandidate> scored)
    {
        var chosen = new List<ClaimCandidate>();
        while (chosen.Count < DraftThresholds.MostClaims)
        {
            var (best, gain) = scored
                .Where(candidate => !chosen.Contains(candidate) && !Overlaps(candidate, chosen) && !Repeats(candidate, chosen))
                .Select(candidate => (candidate, Gain(candidate, chosen)))
                .Aggregate(((ClaimCandidate?)null, double.NegativeInfinity), (top, next) =>
                    next.Item2 > top.Item2 ? next : top);
            if (best is null || gain < DraftThresholds.LeastGain)
            {
                break;
            }

            chosen.Add(best);
        }

        return chosen;
    }

    private static double Gain(ClaimCandidate candidate, List<ClaimCandidate> chosen) =>
        candidate.Score
        - (DraftThresholds.Redundancy * chosen.Select(other => Vectors.Similarity(candidate.Vector, other.Vector))
            .Append(0).Max())
        - (DraftThresholds.SameThread * chosen.Count(other => other.Source.Thread.Id == candidate.Source.Thread.Id))
        + DraftThresholds.Redundancy;

    private static bool Overlaps(ClaimCandidate candidate, List<ClaimCandidate> chosen) =>
        chosen.Exists(other => other.Source.Message.Id == candidate.Source.Message.Id
            && other.Sentences.Any(candidate.Sentences.Contains));

    /// <summary>What says the same again is support of that claim, not a further one.</summary>
    private static bool Repeats(ClaimCandidate candidate, List<ClaimCandidate> chosen) =>
        chosen.Exists(other => Vectors.Similarity(candidate.Vector, other.Vector) >= DraftThresholds.SameAdvice);

    private static double ScoreOf(
        ClaimCandidate candidate, float[]? centre, float[]? questionCentre, Dictionary<long, string> newest,
            string language)
    {
        var probability = candidate.Source.Probability;
        var central = Math.Max(0.05,
            (Vectors.Similarity(candidate.Vector, centre) + Vectors.Similarity(candidate.Vector, questionCentre)) / 2);
        var versions = VersionNames.In(candidate.Text);
        var isOlder = versions.Count > 0 && versions.All(version =>
            VersionNames.IsOlderSeries(version, newest[VersionNames.Major(version)]));
        return probability * probability * central
            * (candidate.Language == language ? 1 : DraftThresholds.ForeignLanguage)
            * (ClaimText.IsPersonal(candidate.Text) ? DraftThresholds.Personal : 1)
            * (isOlder || Cues.IsLimitedToOldVersion(candidate.Source.Read.Prose) ? DraftThresholds.OlderVersion : 1);
    }
}
