using Insights.Evaluate;

namespace Insights.Tests.Evaluate;

public sealed class ThreadMeasuresTests
{
    [Fact]
    public void Talks_found_as_annotated_score_full_marks_whatever_they_are_called()
    {
        string[] gold = ["a", "a", "b", "c", "c"];
        string[] found = ["1", "1", "2", "3", "3"];

        Assert.Equal(1, ThreadMeasures.VariationOfInformation(gold, found)!.Value, 12);
        Assert.Equal(1, ThreadMeasures.OneToOne(gold, found));
        Assert.Equal(1, ThreadMeasures.ExactF1(gold, found));
    }

    [Fact]
    public void One_talk_for_everything_loses_the_bits_of_the_annotation()
    {
        string[] gold = ["a", "a", "b", "b"];
        string[] found = ["1", "1", "1", "1"];

        Assert.Equal(0.5, ThreadMeasures.VariationOfInformation(gold, found)!.Value, 12);
        Assert.Equal(0.5, ThreadMeasures.OneToOne(gold, found));
        Assert.Equal(0, ThreadMeasures.ExactF1(gold, found));
    }

    [Fact]
    public void Talks_of_one_line_count_on_neither_side_of_the_exact_match()
    {
        string[] gold = ["a", "b", "c", "c", "d", "d"];
        string[] found = ["1", "2", "3", "3", "4", "5"];

        Assert.Equal(2.0 / 3, ThreadMeasures.ExactF1(gold, found)!.Value, 12);
    }

    [Fact]
    public void Without_lines_there_is_nothing_to_measure()
    {
        Assert.Null(ThreadMeasures.VariationOfInformation([], []));
        Assert.Null(ThreadMeasures.OneToOne([], []));
        Assert.Null(ThreadMeasures.ExactF1(["a"], ["1"]));
    }
}
