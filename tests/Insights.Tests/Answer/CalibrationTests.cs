using Insights.Answer;

namespace Insights.Tests.Answer;

public sealed class CalibrationTests
{
    private const double Middle = AnswerCoefficients.PriorMiddle;

    [Fact]
    public void Without_questions_of_its_own_a_corpus_gets_the_prior() =>
        Assert.Equal(Calibration.Prior, CalibrationFit.Fit([]));

    [Fact]
    public void What_a_corpus_saw_bends_the_probability_and_never_replaces_the_prior()
    {
        var few = CalibrationFit.Fit(Seen(100)).ProbabilityOf(Middle);
        var many = CalibrationFit.Fit(Seen(5000)).ProbabilityOf(Middle);

        Assert.Equal(0.5, Calibration.Prior.ProbabilityOf(Middle), 3);
        Assert.InRange(few, 0.2, 0.4);
        Assert.Equal(few, many, 1);

        // The corpus is right at a much higher sureness only.
        static List<Outcome> Seen(int count)
        {
            var random = new Random(7);
            return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 3)
                .Select(sureness => new Outcome(sureness, random.NextDouble() < 1 / (1 + Math.Exp(-4 * (sureness - 1.8))), 1))];
        }
    }

    [Fact]
    public void Being_ahead_of_the_others_makes_sure_and_being_behind_unsure()
    {
        var question = Unit(1, 0, 0);
        var alone = new EntrySearch([Row("a", [Unit(0.9f, 0.1f, 0)]), Row("b", [Unit(0, 0, 1)])], 3);
        var crowded = new EntrySearch([Row("a", [Unit(0.9f, 0.1f, 0)]), Row("b", [Unit(0.9f, 0.12f, 0)])], 3);

        var (first, second) = (crowded.Find(question, [], 2, null, null)[0], crowded.Find(question, [], 2, null, null)[1]);

        Assert.True(alone.Find(question, [], 2, null, null)[0].Sureness > first.Sureness);
        Assert.Equal((0, 1), (first.Row, second.Row));
        Assert.True(first.Sureness > second.Sureness);
    }

    [Fact]
    public void A_row_taken_away_is_not_found()
    {
        var search = new EntrySearch([Row("a", [Unit(1, 0, 0)]), Row("b", [Unit(0, 1, 0)])], 3);

        Assert.Equal([1], search.Find(Unit(1, 0, 0), [], 2, null, 0).Select(found => found.Row));
    }

    [Fact]
    public void A_row_that_the_first_look_leaves_out_is_found_where_a_search_of_conversations_found_it()
    {
        // One wording is the question itself, the others point away: the centroid hides the row behind those that point its way a little.
        var hidden = Row("hidden", [Unit(1, 0, 0), Unit(-0.6f, 0.8f, 0), Unit(-0.6f, 0.8f, 0)]);
        var others = Enumerable.Range(0, AnswerCoefficients.Candidates).Select(number => Row($"{number}", [Unit(0.02f, 1, 0.1f)]));
        var search = new EntrySearch([hidden, .. others], 3);

        Assert.NotEqual(0, search.Find(Unit(1, 0, 0), [], 1, null, null)[0].Row);
        Assert.Equal(0, search.Find(Unit(1, 0, 0), [], 1, null, null, [0])[0].Row);
    }

    [Fact]
    public void Published_wordings_go_with_the_member_that_is_held_out()
    {
        var row = Row("a", [Unit(1, 0, 0), Unit(0.9f, 0.1f, 0), Unit(0, 1, 0)]) with { Published = 1 };
        var search = new EntrySearch([row, Row("b", [Unit(0, 0, 1)])], 3);

        Assert.Equal([1, 0], new HeldOut(row, 0, 1).Wordings);
        Assert.Equal([0], new HeldOut(row, 0, 0).Wordings);
        Assert.Equal(0, search.Find(Unit(1, 0, 0), [], 1, new HeldOut(row, 0, 1), null)[0].Score, 5);
    }

    [Fact]
    public void A_held_out_wording_scores_as_if_it_had_never_been_asked()
    {
        float[][] wordings = [Unit(1, 0, 0.2f), Unit(0.8f, 0.6f, 0), Unit(0.7f, 0.1f, 0.7f)];
        var question = Unit(0.9f, 0.3f, 0.1f);
        var row = Row("a", wordings);
        var whole = new EntrySearch([row, Row("b", [Unit(0, 1, 1)])], 3);
        var without = new EntrySearch([Row("a", wordings[..2]), Row("b", [Unit(0, 1, 1)])], 3);

        var held = whole.Find(question, [], 2, new HeldOut(row, 0, 2), null);
        var never = without.Find(question, [], 2, null, null);

        Assert.Equal(never[0].Score, held[0].Score, 5);
        Assert.NotEqual(never[0].Score, whole.Find(question, [], 2, null, null)[0].Score, 5);
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
            Published = 2,
            Wordings = [RowWording.Of("anchor", null), RowWording.Of("rope", null)],
        };
        var search = new EntrySearch([row], 3);

        Assert.True(search.Find(null, ["anchor"], 1, null, null)[0].Score > 0);
        Assert.Equal(0, search.Find(null, ["anchor"], 1, new HeldOut(row, 0, 0), null)[0].Score);
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
        Id = id,
        Fingerprint = "",
        WholeVector = null,
        AnswerWords = [],
        Published = wordings.Length,
        Wordings = [.. wordings.Select(vector => new RowWording(vector, null, [], []))],
    };

    private static float[] Unit(params float[] vector)
    {
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / norm)];
    }
}
