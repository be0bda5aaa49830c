namespace Insights.Answer;

/// <summary>Turns a score into the probability (0 to 1) that the first entry answers.</summary>
internal readonly record struct Calibration(double Intercept, double Slope)
{
    public static Calibration Prior { get; } = new(AnswerCoefficients.PriorIntercept, AnswerCoefficients.PriorSlope);

    public double ProbabilityOf(double score) => 1 / (1 + Math.Exp(-(Intercept + (Slope * score))));
}

/// <summary>A score that was seen, whether the first entry answered, and how much that counts.</summary>
internal readonly record struct Outcome(double Score, bool IsRight, double Weight);

/// <summary>
/// Learns the calibration from the corpus itself. Its own questions are asked again, each held out from its entry: right where that
/// entry still comes first. Asked once more with the whole entry taken away, they are questions the FAQ cannot answer, and so are those
/// that belong to no topic. Logistic regression with a Gaussian prior, solved by Newton steps.
/// </summary>
internal static class CalibrationFit
{
    private const int MostSteps = 50;
    private const double Enough = 1e-9;

    public static Calibration Fit(AnswerRow[] rows, EntrySearch search, IReadOnlyList<RowWording> unanswerable)
    {
        if (rows.Length == 0)
        {
            return Calibration.Prior;
        }

        var places = rows.SelectMany((row, place) => row.Wordings.Count < 2 ? [] : row.Wordings.Select((_, wording) => (place, wording))).ToList();
        var step = Math.Max(1, (double)places.Count / AnswerCoefficients.MostHeldOut);
        var held = Enumerable.Range(0, (int)(places.Count / step)).Select(index => places[(int)(index * step)]).ToList();
        var outcomes = new Outcome[held.Count * 2];

        // Without topicless questions the taken-away entries stand for all that cannot be answered.
        var share = AnswerCoefficients.UnanswerableShare * (unanswerable.Count > 0 ? 0.5 : 1);
        Parallel.For(0, held.Count, index =>
        {
            var (row, place) = held[index];
            var wording = rows[row].Wordings[place];
            var found = Ask(search, wording, new HeldOut(row, place, wording.Words));
            var others = found.Where(other => other.Row != row).Select(other => other.Score).ToList();
            outcomes[2 * index] = new Outcome(found[0].Score, found[0].Row == row, 1);
            outcomes[(2 * index) + 1] = new Outcome(others.Count > 0 ? others[0] : 0, false, others.Count > 0 ? share : 0);
        });

        var weight = AnswerCoefficients.UnanswerableShare * 0.5 * held.Count / Math.Max(1, unanswerable.Count);
        return Fit([.. outcomes, .. unanswerable.Select(wording => new Outcome(Ask(search, wording, null)[0].Score, false, weight))]);
    }

    public static Calibration Fit(IReadOnlyList<Outcome> outcomes)
    {
        var (intercept, slope) = (AnswerCoefficients.PriorIntercept, AnswerCoefficients.PriorSlope);
        for (var step = 0; step < MostSteps; step++)
        {
            var g0 = -AnswerCoefficients.PriorStrength * (intercept - AnswerCoefficients.PriorIntercept);
            var g1 = -AnswerCoefficients.PriorStrength * (slope - AnswerCoefficients.PriorSlope);
            var (h00, h01, h11) = (AnswerCoefficients.PriorStrength, 0.0, AnswerCoefficients.PriorStrength);
            foreach (var outcome in outcomes)
            {
                var probability = new Calibration(intercept, slope).ProbabilityOf(outcome.Score);
                var error = outcome.Weight * ((outcome.IsRight ? 1 : 0) - probability);
                var curve = outcome.Weight * probability * (1 - probability);
                g0 += error;
                g1 += error * outcome.Score;
                h00 += curve;
                h01 += curve * outcome.Score;
                h11 += curve * outcome.Score * outcome.Score;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            var (d0, d1) = (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
            (intercept, slope) = (intercept + d0, slope + d1);
            if (Math.Abs(d0) + Math.Abs(d1) < Enough)
            {
                break;
            }
        }

        return new Calibration(intercept, slope);
    }

    // The two best: where the held-out row is the first, the second is what comes first without that row.
    private static IReadOnlyList<ScoredRow> Ask(EntrySearch search, RowWording wording, HeldOut? without) =>
        search.Find(wording.Vector, [.. wording.Terms.Select(word => word.Term)], 2, without);
}
