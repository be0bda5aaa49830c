using Insights.Answer;
using Insights.Embed;

namespace Insights.Evaluate;

/// <summary>Measures how well questions find their entry, and how well it is known when there is none.</summary>
public static class RetrievalEvaluation
{
    private const int Deepest = 200;
    private const int Kept = 20;

    /// <summary>
    /// Indexes the entries of the file (lines of design.md, section 5) as the product does, asks every query and compares. Unusable
    /// when the file does not exist, a line is damaged, or entries or queries are missing.
    /// </summary>
    public static async Task<Evaluation> RunAsync(string path, ITextEncoder encoder, CancellationToken cancellationToken)
    {
        var data = await RetrievalFile.ReadAsync(path, cancellationToken);
        var index = AnswerIndex.Build(data.Documents, [], encoder, null, cancellationToken);
        var predictions = new RetrievalPrediction[data.Queries.Count];
        var found = new RetrievedQuery[data.Queries.Count];
        Parallel.For(0, data.Queries.Count, new ParallelOptions { CancellationToken = cancellationToken }, place =>
        {
            var query = data.Queries[place];
            var ranked = index.Find(query.Text, Deepest, encoder);
            var score = ranked.Count > 0 ? ranked[0].Score : 0;
            var abstained = !index.Answers(ranked);
            found[place] = new RetrievedQuery(query.Split, query.Relevant, [.. ranked.Select(entry => entry.Entry)], score, abstained);
            predictions[place] = new RetrievalPrediction(
                query.Id, [.. ranked.Take(Kept).Select(entry => new RetrievedId(entry.Entry, entry.Score))], score, abstained);
        });
        var parts = PartsOf(found);
        return new Evaluation(
            "retrieval", encoder.Model.Name, [.. parts.SelectMany(part => Measure(part.Key, part.Value))], predictions, Describe(parts));
    }

    /// <summary>Everything under "", and each split under its name.</summary>
    private static SortedDictionary<string, RetrievedQuery[]> PartsOf(RetrievedQuery[] found)
    {
        var parts = new SortedDictionary<string, RetrievedQuery[]>(StringComparer.Ordinal) { [""] = found };
        foreach (var split in found.Where(query => query.Split is not null).GroupBy(query => query.Split!))
        {
            parts[split.Key] = [.. split];
        }

        return parts;
    }

    private static IEnumerable<Measured> Measure(string split, RetrievedQuery[] queries)
    {
        var before = split.Length == 0 ? "" : split + " ";
        return
        [
            new Measured(before + "P@1", RetrievalMeasures.PrecisionAtOne(queries)),
            new Measured(before + "R@5", RetrievalMeasures.Recall(queries, 5)),
            new Measured(before + "MRR", RetrievalMeasures.ReciprocalRank(queries)),
            new Measured(before + "AUROC", RetrievalMeasures.Auroc(queries)),
            new Measured(before + "answered", RetrievalMeasures.Answered(queries)),
            new Measured(before + "precision of answers", RetrievalMeasures.AnswerPrecision(queries)),
            new Measured(before + "unanswerable refused", RetrievalMeasures.Refused(queries)),
        ];
    }

    private static Dictionary<string, RetrievalDetails> Describe(SortedDictionary<string, RetrievedQuery[]> parts) =>
        parts.ToDictionary(
            part => part.Key.Length == 0 ? "all" : part.Key,
            part => RetrievalDetails.Of(part.Value));
}

/// <summary>How far the scores of one part of the data can be trusted: reliability diagram, its errors, risk-coverage curve.</summary>
public sealed record RetrievalDetails(
    IReadOnlyList<ReliabilityBin> Reliability, double? CalibrationError, double? Brier, IReadOnlyList<RiskPoint> RiskCoverage)
{
    public static RetrievalDetails Of(IReadOnlyCollection<RetrievedQuery> queries) => new(
        RetrievalMeasures.Reliability(queries),
        RetrievalMeasures.CalibrationError(queries),
        RetrievalMeasures.Brier(queries),
        RetrievalMeasures.RiskCoverage(queries));
}

/// <summary>A line of the predictions file.</summary>
public sealed record RetrievalPrediction(string Id, IReadOnlyList<RetrievedId> Ranked, double Score, bool Abstained);

/// <summary>An id found and the probability that it answers.</summary>
public sealed record RetrievedId(string Id, double Score);
