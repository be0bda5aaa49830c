namespace Insights.Answer;

/// <summary>Turns sureness into the probability (0 to 1) that the first entry answers.</summary>
internal readonly record struct Calibration(double Intercept, double Slope)
{
    public static Calibration Prior { get; } = new(-AnswerCoefficients.PriorSlope * AnswerCoefficients.PriorMiddle, AnswerCoefficients.PriorSlope);

    public double ProbabilityOf(double sureness) => 1 / (1 + Math.Exp(-(Intercept + (Slope * sureness))));
}

/// <summary>A sureness that was seen, whether the first entry answered, and how much that counts.</summary>
internal readonly record struct Outcome(double Sureness, bool IsRight, double Weight);

/// <summary>
/// Learns the calibration from the corpus itself. Its own questions are asked again, each held out from its entry: right where that
/// entry still comes first. Asked once more with the whole entry taken away, they are questions the FAQ cannot answer, and so are those
/// that belong to no topic.
/// </summary>
internal static class CalibrationFit
{
    private const int MostSteps = 50;
    private const double Enough = 1e-9;

    public static Calibration Fit(AnswerRow[] rows, EntrySearch search, IReadOnlyList<RowWording> unanswerable)
    {
        var held = Hold(rows);
        var outcomes = new Outcome[held.Count * 2];

        // Without topicless questions the taken-away entries stand for all that cannot be answered.
        var share = AnswerCoefficients.UnanswerableShare * (unanswerable.Count > 0 ? 0.5 : 1);
        Parallel.For(0, held.Count, index =>
        {
            var (row, wording) = held[index];
            var found = Ask(search, rows[row].Wordings[wording], new HeldOut(rows[row], row, wording));
            var others = Ask(search, rows[row].Wordings[wording], null, row);
            outcomes[2 * index] = new Outcome(found[0].Sureness, found[0].Row == row, 1);
            outcomes[(2 * index) + 1] = others.Count > 0 ? new Outcome(others[0].Sureness, false, share) : default;
        });

        var weight = AnswerCoefficients.UnanswerableShare * 0.5 * held.Count / Math.Max(1, unanswerable.Count);
        return Fit([.. outcomes, .. unanswerable.Where(_ => held.Count > 0)
            .Select(wording => new Outcome(Ask(search, wording, null)[0].Sureness, false, weight))]);
    }

    /// <summary>Logistic regression with a Gaussian prior, solved by Newton steps on the log-odds at the prior's middle and the slope.</summary>
    public static Calibration Fit(IReadOnlyList<Outcome> outcomes)
    {
        var scale = Math.Min(1, AnswerCoefficients.MostEvidence / Math.Max(1, outcomes.Sum(outcome => outcome.Weight)));
        var (middle, slope) = (0.0, AnswerCoefficients.PriorSlope);
        for (var step = 0; step < MostSteps; step++)
        {
            var g0 = -AnswerCoefficients.MiddleStrength * middle;
            var g1 = -AnswerCoefficients.SlopeStrength * (slope - AnswerCoefficients.PriorSlope);
            var (h00, h01, h11) = (AnswerCoefficients.MiddleStrength, 0.0, AnswerCoefficients.SlopeStrength);
            foreach (var outcome in outcomes)
            {
                var from = outcome.Sureness - AnswerCoefficients.PriorMiddle;
                var probability = new Calibration(middle, slope).ProbabilityOf(from);
                var error = scale * outcome.Weight * ((outcome.IsRight ? 1 : 0) - probability);
                var curve = scale * outcome.Weight * probability * (1 - probability);
                g0 += error;
                g1 += error * from;
                h00 += curve;
                h01 += curve * from;
                h11 += curve * from * from;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            var (d0, d1) = (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
            (middle, slope) = (middle + d0, slope + d1);
            if (Math.Abs(d0) + Math.Abs(d1) < Enough)
            {
                break;
            }
        }

        return new Calibration(middle - (slope * AnswerCoefficients.PriorMiddle), slope);
    }

    /// <summary>Wordings that can be held out since others like them remain: members' where they are lent, else published ones.</summary>
    private static List<(int Row, int Wording)> Hold(AnswerRow[] rows)
    {
        var places = rows.SelectMany((row, place) =>
        {
            var first = row.Published < row.Wordings.Count ? row.Published : 0;
            return row.Wordings.Count - first < 2 ? [] : Enumerable.Range(first, row.Wordings.Count - first).Select(wording => (place, wording));
        }).ToList();
        var step = Math.Max(1, (double)places.Count / AnswerCoefficients.MostHeldOut);
        return [.. Enumerable.Range(0, (int)(places.Count / step)).Select(index => places[(int)(index * step)])];
    }

    private static IReadOnlyList<FoundRow> Ask(EntrySearch search, RowWording wording, HeldOut? without, int? apart = null) =>
        search.Find(wording.Vector, [.. wording.Terms.Select(word => word.Term)], 1, without, apart);
}
