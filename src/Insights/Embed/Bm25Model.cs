using System.Collections.Concurrent;

namespace Insights.Embed;

/// <summary>A document by its place in the model, and its score.</summary>
public readonly record struct ScoredDocument(int Document, float Score);

/// <summary>
/// BM25 over given documents (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009)
/// with an inverted
/// index: scores of a query, and a symmetric likeness of two documents, the cosine of their BM25 weights.
/// </summary>
public sealed class Bm25Model
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    private readonly Dictionary<string, int> terms;
    private readonly float[] idf;
    private readonly Posting[][] postings;
    private readonly WeightedTerm[][] documents;
    private readonly float[] norms;
    private readonly ConcurrentBag<ScoreBoard> idle = [];

    private Bm25Model(Dictionary<string, int> terms, float[] idf, Posting[][] postings, WeightedTerm[][] documents)
    {
        this.terms = terms;
        this.idf = idf;
        this.postings = postings;
        this.documents = documents;
        norms = [.. documents.Select(words => (float)Math.Sqrt(words.Sum(word => (double)word.Weight * word.Weight)))];
    }

    /// <summary>How many documents there are.</summary>
    public int Count => documents.Length;

    /// <param name="documents">Terms with counts, each term once per document. Their places are the ids of this
    /// model.</param>
    public static Bm25Model Build(IReadOnlyList<IReadOnlyList<TermCount>> documents)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var frequencies = new List<int>();
        foreach (var word in documents.SelectMany(words => words))
        {
            if (terms.TryAdd(word.Term, frequencies.Count))
            {
                frequencies.Add(0);
            }

            frequencies[terms[word.Term]]++;
        }

        var lengths = documents.Select(words => words.Sum(word => (double)word.Count)).ToList();
        var mean = Math.Max(1, lengths.DefaultIfEmpty(1).Average());
        var idf = frequencies.Select(f => (float)Math.Log(1 + ((documents.Count - f + 0.5) / (f + 0.5)))).ToArray();
        var weighted = new WeightedTerm[documents.Count][];
        var postings = frequencies.Select(frequency => new Posting[frequency]).ToArray();
        var filled = new int[frequencies.Count];
        for (var document = 0; document < documents.Count; document++)
        {
            var damping = Saturation * (1 - LengthShare + (LengthShare * lengths[document] / mean));
            weighted[document] = [.. documents[document].Select(word => Weigh(terms[word.Term], word.Count, damping, idf))];
            foreach (var word in weighted[document])
            {
                postings[word.Term][filled[word.Term]++] = new Posting(document, word.Weight);
            }
        }

        return new Bm25Model(terms, idf, postings, weighted);
    }

    /// <summary>ln(1 + (N - n + 0.5) / (n + 0.5)); a term that no document holds has the greatest.</summary>
    public double Idf(string term) =>
        terms.TryGetValue(term, out var known) ? idf[known] : Math.Log(1 + ((Count + 0.5) / 0.5));

    /// <summary>The BM25 score of a document for a query: the sum over the query's terms that it holds.</summary>
    public float Score(IReadOnlyList<TermCount> query, int document)
    {
        var weights = documents[document].ToDictionary(word => word.Term, word => word.Weight);
        return query.Sum(word => terms.TryGetValue(word.Term, out var term) ? word.Count * weights.GetValueOrDefault(term) : 0);
    }

    /// <summary>The documents that share a term with the query, best BM25 score first, ties by place.</summary>
    public IReadOnlyList<ScoredDocument> Find(IReadOnlyList<TermCount> query, int count)
    {
        var board = TakeBoard();
        foreach (var word in query)
        {
            if (terms.TryGetValue(word.Term, out var term))
            {
                board.Add(postings[term], word.Count);
            }
        }

        return Finish(board, count, (_, score) => score, _ => true);
    }

    /// <summary>How alike two documents are: the cosine of their BM25 weights, 0 to 1.</summary>
    public float Similarity(int one, int other)
    {
        var weights = documents[one].ToDictionary(word => word.Term, word => word.Weight);
        var product = documents[other].Sum(word => weights.GetValueOrDefault(word.Term) * word.Weight);
        return product == 0 ? 0 : product / (norms[one] * norms[other]);
    }

    /// <summary>As <see cref="Similarity"/>, of one document with several, in their order.</summary>
    public IReadOnlyList<ScoredDocument> Compare(int one, IReadOnlyList<int> others)
    {
        var weights = documents[one].ToDictionary(word => word.Term, word => word.Weight);
        return
        [
            .. others.Select(other => new ScoredDocument(
                other, documents[other].Sum(word => weights.GetValueOrDefault(word.Term) * word.Weight) is var product and not 0
                    ? product / (norms[one] * norms[other])
                    : 0)),
        ];
    }

    /// <summary>
    /// The documents most alike to one, by <see cref="Similarity"/>, ties by place; it and those not wanted are left
    /// out.
    /// </summary>
    public IReadOnlyList<ScoredDocument> FindNearest(int document, int count, Func<int, bool> isWanted)
    {
        var board = TakeBoard();
        foreach (var word in documents[document])
        {
            board.Add(postings[word.Term], word.Weight);
        }

        return Finish(
            board, count, (found, score) => score / (norms[document] * norms[found]), found => found != document && isWanted(found));
    }

    private ScoreBoard TakeBoard() => idle.TryTake(out var board) ? board : new ScoreBoard(Count);

    private IReadOnlyList<ScoredDocument> Finish(
        ScoreBoard board, int count, Func<int, float, float> scoreOf, Func<int, bool> isWanted)
    {
        var best = board.TakeBest(count, scoreOf, isWanted);
        idle.Add(board);
        return best;
    }

    private static WeightedTerm Weigh(int term, int count, double damping, float[] idf) =>
        new(term, (float)(idf[term] * count * (Saturation + 1) / (count + damping)));

    private readonly record struct Posting(int Document, float Weight);

    private readonly record struct WeightedTerm(int Term, float Weight);

    // Scores by document; cleared by what was touched, so that a query costs only the postings it meets.
    private sealed class ScoreBoard(int documents)
    {
        private readonly float[] scores = new float[documents];
        private readonly List<int> touched = [];

        public void Add(Posting[] postings, float factor)
        {
            foreach (var posting in postings)
            {
                if (scores[posting.Document] == 0)
                {
                    touched.Add(posting.Document);
                }

                scores[posting.Document] += factor * posting.Weight;
            }
        }

        public IReadOnlyList<ScoredDocument> TakeBest(int count, Func<int, float, float> scoreOf, Func<int, bool> isWanted)
        {
            var best = new NearestList(count);
            foreach (var document in touched)
            {
                if (isWanted(document))
                {
                    best.Offer(document, scoreOf(document, scores[document]));
                }

                scores[document] = 0;
            }

            touched.Clear();
            return best.ToSorted();
        }
    }
}
