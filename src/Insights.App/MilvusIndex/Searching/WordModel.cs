using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Searching;

/// <summary>
/// How alike rows are by their words. The server finds candidates by BM25 from one side; the likeness of two rows is the
/// cosine of their BM25 weights, as in the local index, and is computed here.
/// </summary>
internal sealed class WordModel
{
    // On the sample (233 rows, 105 terms a row, at most 258) 64 terms lost 9 % of the 75 nearest, 128 lost 2 %, 256 none.
    private const int MostTerms = 256;
    private const double Steps = 4;
    private const double Saturation = 1.2;

    private readonly IReadOnlyList<RowWords> rows;
    private readonly Dictionary<QuestionId, int> places;
    private readonly Bm25Model model;

    public WordModel(IReadOnlyList<RowWords> rows)
    {
        this.rows = rows;
        places = rows.Select((row, place) => (row.Id, place)).ToDictionary(row => row.Id, row => row.place);
        model = Bm25Model.Build([.. rows.Select(row => row.Words)]);
    }

    public bool Holds(QuestionId id) => places.ContainsKey(id);

    public IReadOnlyList<TermCount> WordsOf(QuestionId id) => rows[places[id]].Words;

    public double Idf(string term) => model.Idf(term);

    /// <summary>
    /// What is searched for a row: its weightiest terms, each as often as its weight says. The rest of a long conversation
    /// would cost the server much and add little.
    /// </summary>
    public IReadOnlyList<TermCount> QueryOf(QuestionId id)
    {
        var weighted = WordsOf(id).Select(term => (term.Term, Weight: model.Idf(term.Term) * term.Count / (term.Count + Saturation)))
            .OrderByDescending(term => term.Weight).ThenBy(term => term.Term, StringComparer.Ordinal).Take(MostTerms).ToList();
        return [.. weighted.Select(term => new TermCount(term.Term, Math.Max(1, (int)Math.Round(Steps * term.Weight / weighted[0].Weight))))];
    }

    /// <summary>Those of the candidates that share a word with a row, with how alike they are.</summary>
    public IEnumerable<Neighbour> Compare(QuestionId one, IEnumerable<QuestionId> candidates) =>
        from found in model.Compare(places[one], [.. candidates.Where(Holds).Select(candidate => places[candidate])])
        where found.Score > 0
        select new Neighbour(rows[found.Document].Id, found.Score);
}
