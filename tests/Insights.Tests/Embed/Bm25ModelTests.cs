using FsCheck.Xunit;
using Insights.Embed;

namespace Insights.Tests.Embed;

public sealed class Bm25ModelTests
{
    private static readonly Bm25Model Pumps = Model("the red pump", "the blue pump and the red valve", "the cat", "");

    [Fact]
    public void A_score_is_the_textbooks()
    {
        // One term, n = 1 of N = 4; the document has 3 words, the mean is (3 + 7 + 2 + 0) / 4 = 3.
        var idf = Math.Log(1 + (3.5 / 1.5));
        Assert.Equal(idf, Pumps.Idf("cat"), 1e-5);
        Assert.Equal(idf * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 2 / 3)))), Pumps.Score(Words.Tokenise("cat"), 2), 1e-5);
    }

    [Fact]
    public void A_query_finds_what_shares_its_rare_words_first()
    {
        var found = Pumps.Find(Words.Tokenise("the valve"), 10);
        Assert.Equal(1, found[0].Document);
        Assert.Equal([0, 1, 2], found.Select(score => score.Document).Order());
        Assert.All(found, score => Assert.Equal(Pumps.Score(Words.Tokenise("the valve"), score.Document), score.Score, 1e-5));
    }

    [Fact]
    public void Unknown_words_and_empty_documents_find_nothing()
    {
        Assert.Empty(Pumps.Find(Words.Tokenise("nothing known"), 5));
        Assert.Empty(Pumps.FindNearest(3, 5, _ => true));
        Assert.Equal(0, Pumps.Similarity(3, 3));
        Assert.Empty(Model().Find(Words.Tokenise("a"), 3));
    }

    [Property]
    public bool Nearness_is_symmetric_and_the_inverted_index_agrees(byte[] seed)
    {
        var random = new Random(seed.Length + seed.Sum(part => part));
        var model = Model([.. Enumerable.Range(0, 12).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(8)).Select(_ => "w" + random.Next(10))))]);
        return Enumerable.Range(0, 12).All(one =>
            model.FindNearest(one, 12, _ => true).All(near => Math.Abs(near.Score - model.Similarity(one, near.Document)) < 1e-5
                && Math.Abs(near.Score - model.Similarity(near.Document, one)) < 1e-5 && near.Score is > 0 and < 1.0001f));
    }

    [Fact]
    public void Searching_again_gives_the_same() =>
        Assert.Equal(Pumps.FindNearest(0, 3, _ => true), Pumps.FindNearest(0, 3, _ => true));

    private static Bm25Model Model(params string[] texts) => Bm25Model.Build([.. texts.Select(Words.Tokenise)]);
}
