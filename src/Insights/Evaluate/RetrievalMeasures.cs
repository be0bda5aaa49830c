namespace Insights.Evaluate;

/// <summary>What was found for one query.</summary>
/// <param name="Split">The part of the data it belongs to; null where the data has none.</param>
/// <param name="Relevant">The ids that answer it; empty where it is unanswerable.</param>
/// <param name="Ranked">Ids found, best first.</param>
/// <param name="Score">The probability (0 to 1) that the first one answers.</param>
/// <param name="Abstained">True where no answer was given.</param>
public sealed record RetrievedQuery(
    string? Split, IReadOnlyCollection<string> Relevant, IReadOnlyList<string> Ranked, double Score, bool Abstained)
{
    public bool IsAnswerable => Relevant.Count > 0;

    /// <summary>True where the first id found answers the query.</summary>
    public bool IsRight => Ranked.Count > 0 && Relevant.Contains(Ranked[0]);
}

/// <summary>A bin of the reliability diagram: what was promised and what was kept.</summary>
public sealed record ReliabilityBin(double From, double To, int Count, double MeanScore, double Right);

/// <summary>A point of the risk-coverage curve: answering the surest share, this share of the answers is wrong.</summary>
public sealed record RiskPoint(double Coverage, double Threshold, double Risk);

/// <summary>Measures of ranking, and of knowing when not to answer. All are null where the data does not allow them.</summary>
public static class RetrievalMeasures
{
    private const int Bins = 10;
    private const int Points = 20;

    /// <summary>Share of the answerable queries whose first id is relevant.</summary>
    public static double? PrecisionAtOne(IReadOnlyCollection<RetrievedQuery> queries) =>
        Mean(queries.Where(query => query.IsAnswerable), query => query.IsRight ? 1 : 0);

    /// <summary>Mean share of the relevant ids that are among the first <paramref name="count"/>.</summary>
    public static double? Recall(IReadOnlyCollection<RetrievedQuery> queries, int count) =>
        Mean(
            queries.Where(query => query.IsAnswerable),
            query => query.Ranked.Take(count).Count(query.Relevant.Contains) / (double)Math.Min(count, query.Relevant.Count));

    /// <summary>Mean of one over the rank of the first relevant id; 0 where none was found.</summary>
    public static double? ReciprocalRank(IReadOnlyCollection<RetrievedQuery> queries) => Mean(
        queries.Where(query => query.IsAnswerable),
        query => query.Ranked.Index().Where(found => query.Relevant.Contains(found.Item)).Select(found => 1.0 / (found.Index + 1)).FirstOrDefault());

    /// <summary>
    /// Area under the ROC curve of the score for answerable against unanswerable: the chance that an answerable query has the higher one,
    /// ties counted half (Mann and Whitney, 1947).
    /// </summary>
    public static double? Auroc(IReadOnlyCollection<RetrievedQuery> queries)
    {
        double answerable = queries.Count(query => query.IsAnswerable);
        var unanswerable = queries.Count - answerable;
        if (answerable == 0 || unanswerable == 0)
        {
            return null;
        }

        var (rank, sum) = (0.0, 0.0);
        foreach (var tied in queries.GroupBy(query => query.Score).OrderBy(group => group.Key))
        {
            var size = tied.Count();
            sum += tied.Count(query => query.IsAnswerable) * (rank + ((size + 1) / 2.0));
            rank += size;
        }

        return (sum - (answerable * (answerable + 1) / 2)) / (answerable * unanswerable);
    }

    /// <summary>Share of all queries that were answered.</summary>
    public static double? Answered(IReadOnlyCollection<RetrievedQuery> queries) => Mean(queries, query => query.Abstained ? 0 : 1);

    /// <summary>Share of the answers whose entry is relevant.</summary>
    public static double? AnswerPrecision(IReadOnlyCollection<RetrievedQuery> queries) =>
        Mean(queries.Where(query => !query.Abstained), query => query.IsRight ? 1 : 0);

    /// <summary>Share of the unanswerable queries that were not answered.</summary>
    public static double? Refused(IReadOnlyCollection<RetrievedQuery> queries) =>
        Mean(queries.Where(query => !query.IsAnswerable), query => query.Abstained ? 1 : 0);

    /// <summary>Ten bins of equal width over the score; empty ones are left out.</summary>
    public static IReadOnlyList<ReliabilityBin> Reliability(IEnumerable<RetrievedQuery> queries) =>
    [
        .. queries.GroupBy(query => Math.Min(Bins - 1, (int)(query.Score * Bins))).OrderBy(bin => bin.Key).Select(bin => new ReliabilityBin(
            bin.Key / (double)Bins, (bin.Key + 1) / (double)Bins, bin.Count(), bin.Average(query => query.Score), bin.Average(query => query.IsRight ? 1.0 : 0))),
    ];

    /// <summary>
    /// Expected calibration error: the mean distance of what the bins promised from what they kept, weighted by their counts (Naeini,
    /// Cooper and Hauskrecht, 2015).
    /// </summary>
    public static double? CalibrationError(IReadOnlyCollection<RetrievedQuery> queries) => queries.Count == 0
        ? null
        : Reliability(queries).Sum(bin => bin.Count * Math.Abs(bin.MeanScore - bin.Right)) / queries.Count;

    /// <summary>Mean squared distance of the score from what came true (Brier, 1950).</summary>
    public static double? Brier(IReadOnlyCollection<RetrievedQuery> queries) =>
        Mean(queries, query => Math.Pow(query.Score - (query.IsRight ? 1 : 0), 2));

    /// <summary>Risk when only the surest 5 %, 10 %, … of all queries are answered (El-Yaniv and Wiener, 2010).</summary>
    public static IReadOnlyList<RiskPoint> RiskCoverage(IEnumerable<RetrievedQuery> queries)
    {
        var surest = queries.OrderByDescending(query => query.Score).ToList();
        return
        [
            .. Enumerable.Range(1, Points).Select(point => surest.Count * point / Points).Where(count => count > 0).Distinct()
                .Select(count => new RiskPoint(
                    count / (double)surest.Count, surest[count - 1].Score, surest.Take(count).Average(query => query.IsRight ? 0.0 : 1))),
        ];
    }

    private static double? Mean(IEnumerable<RetrievedQuery> queries, Func<RetrievedQuery, double> value)
    {
        var (sum, count) = (0.0, 0);
        foreach (var query in queries)
        {
            sum += value(query);
            count++;
        }

        return count == 0 ? null : sum / count;
    }
}
