using Insights.Cluster.Graphs;
using Insights.Cluster.Neighbours;
using Insights.Embed;

namespace Insights.Tests.Cluster.Neighbours;

public sealed class LatentWordsTests
{
    private const int OfSubject = 50;
    private static readonly string[] Subjects = ["etcd", "recall", "backup", "quota"];

    // Each subject has forty words, of which a row holds six; ordinary words are everybody's.
    private static readonly IReadOnlyList<TermCount>[] Rows = MakeRows();

    [Fact]
    public void Rows_that_share_no_word_are_alike_where_their_words_keep_company()
    {
        var latent = WordVectors.Of(Rows).Latent(CancellationToken.None);
        var strangers = Enumerable.Range(0, Rows.Length)
            .SelectMany(first => Enumerable.Range(first + 1, Rows.Length - first - 1).Select(second => (first, second)))
            .Where(pair => !Rows[pair.first].Intersect(Rows[pair.second]).Any(term => term.Count == 1))
            .ToLookup(pair => pair.first / OfSubject == pair.second / OfSubject, pair => Cosine(latent, pair.first, pair.second));

        Assert.True(strangers[true].Average() > strangers[false].Average() + 0.003f,
            $"{strangers[true].Average()} within, {strangers[false].Average()} across");
    }

    [Fact]
    public void A_row_without_words_that_others_use_has_no_vector()
    {
        var latent = WordVectors.Of([.. Rows, [new TermCount("alone", 3)], []]).Latent(CancellationToken.None);

        Assert.Null(latent[^1]);
        Assert.Null(latent[^2]);
        Assert.All(latent[..^2], vector => Assert.Equal(1, vector!.Sum(value => value * value), 4));
    }

    [Fact]
    public void A_handful_of_rows_is_no_reason_to_fail()
    {
        Assert.All(Enumerable.Range(0, 5), count =>
            Assert.Equal(count, WordVectors.Of([.. Rows.Take(count)]).Latent(CancellationToken.None).Length));
    }

    private static IReadOnlyList<TermCount>[] MakeRows()
    {
        var random = new SplitMix(3);
        return
        [
            .. Enumerable.Range(0, Subjects.Length * OfSubject).Select(row => (IReadOnlyList<TermCount>)
            [
                .. random.Shuffle(40).Take(6).Select(word => new TermCount($"{Subjects[row / OfSubject]}{word:00}", 1))
                    .Append(new TermCount("the", 2)).Append(new TermCount("we", 2))
                    .OrderBy(term => term.Term, StringComparer.Ordinal),
            ]),
        ];
    }

    private static float Cosine(float[]?[] vectors, int first, int second) =>
        vectors[first]!.Zip(vectors[second]!, (left, right) => left * right).Sum();
}
