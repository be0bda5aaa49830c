using Insights.Answer;

namespace Insights.Tests.Answer;

public sealed class CalibrationTests
{
    [Fact]
    public void Without_questions_of_its_own_a_corpus_gets_the_prior() =>
        Assert.Equal(Calibration.Prior, CalibrationFit.Fit([]));

    [Fact]
    public void With_many_questions_the_probability_is_the_share_that_was_right()
    {
        var random = new Random(7);
        var outcomes = Enumerable.Range(0, 5000).Select(_ => random.NextDouble() * 3)
            .Select(score => new Outcome(score, random.NextDouble() < 1 / (1 + Math.Exp(-((3 * score) - 4))), 1)).ToList();
        var fit = CalibrationFit.Fit(outcomes);

        Assert.InRange(fit.ProbabilityOf(4 / 3.0), 0.47, 0.53);
        Assert.InRange(fit.ProbabilityOf(2), 0.85, 0.91);
    }

    [Fact]
    public void A_held_out_wording_scores_as_if_it_had_never_been_asked()
    {
        float[][] wordings = [Unit(1, 0, 0.2f), Unit(0.8f, 0.6f, 0), Unit(0.7f, 0.1f, 0.7f)];
        var question = Unit(0.9f, 0.3f, 0.1f);
        var whole = new EntrySearch([Row("a", wordings), Row("b", [Unit(0, 1, 1)])], 3);
        var without = new EntrySearch([Row("a", wordings[..2]), Row("b", [Unit(0, 1, 1)])], 3);

        var held = whole.Find(question, [], 2, new HeldOut(0, 2, []));
        var never = without.Find(question, [], 2, null);

        Assert.Equal(never[0].Score, held[0].Score, 5);
        Assert.NotEqual(never[0].Score, whole.Find(question, [], 2, null)[0].Score, 5);
    }

    [Fact]
    public void Held_out_words_do_not_count_for_their_row()
    {
        var row = new AnswerRow
        {
            Id = "a",
            Fingerprint = "",
            WholeVector = null,
            AnswerWords = [],
            Wordings = [RowWording.Of("anchor", null), RowWording.Of("rope", null)],
        };
        var search = new EntrySearch([row], 3);

        Assert.True(search.Find(null, ["anchor"], 1, null)[0].Score > 0);
        Assert.Equal(0, search.Find(null, ["anchor"], 1, new HeldOut(0, 0, row.Wordings[0].Words))[0].Score);
    }

    [Fact]
    public void Equal_scores_keep_the_order_of_the_rows()
    {
        var top = new TopRows(2);
        foreach (var row in new[] { 3, 1, 2 })
        {
            top.Offer(row, 0.5);
        }

        Assert.Equal([1, 2], top.Take().Select(found => found.Row));
    }

    private static AnswerRow Row(string id, float[][] wordings) => new()
    {
        Id = id, Fingerprint = "", WholeVector = null, AnswerWords = [], Wordings = [.. wordings.Select(vector => new RowWording(vector, null, [], []))],
    };

    private static float[] Unit(params float[] vector)
    {
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / norm)];
    }
}
