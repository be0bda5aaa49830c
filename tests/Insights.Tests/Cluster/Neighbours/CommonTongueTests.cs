using Insights.Cluster.Neighbours;
using Insights.Embed;

namespace Insights.Tests.Cluster.Neighbours;

public sealed class CommonTongueTests
{
    private static readonly IReadOnlyList<IReadOnlyList<TermCount>> Rows =
    [
        .. Enumerable.Range(0, 40).Select(row => Words.Tokenise($"how do I set the quota of etcd to {row} without a restart of the pod")),
        .. Enumerable.Range(0, 3).Select(row => Words.Tokenise($"wie stelle ich die Quota von etcd auf {row} ohne Neustart")),
        Words.Tokenise("etcd 的配额怎么设置"),
        [],
    ];

    [Fact]
    public void Rows_in_other_languages_than_most_are_told_by_the_words_they_lack()
    {
        var tongue = CommonTongue.Of(Rows);

        Assert.Equal([40, 41, 42, 43], Enumerable.Range(0, Rows.Count).Where(tongue.IsForeign));
    }

    [Fact]
    public void They_are_compared_by_the_words_that_others_use_too()
    {
        var restricted = CommonTongue.Of(Rows).Restrict(Rows);

        Assert.Equal(["0", "etcd", "quota"], restricted[40].Select(term => term.Term));
        Assert.Equal(["etcd"], restricted[43].Select(term => term.Term));
        Assert.Same(Rows[0], restricted[0]);
    }

    [Fact]
    public void A_corpus_of_one_language_has_no_other() =>
        Assert.DoesNotContain(true, Enumerable.Range(0, 40).Select(CommonTongue.Of([.. Rows.Take(40)]).IsForeign));
}
