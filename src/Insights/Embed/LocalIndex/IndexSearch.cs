using System.Diagnostics;
using Insights.Ingest;

namespace Insights.Embed.LocalIndex;

/// <summary>Neighbours over rows that no longer change; each view's index is made when it is first asked for.</summary>
internal sealed class IndexSearch
{
    private const int FusionConstant = 60;

    private readonly EmbeddedQuestion[] rows;
    private readonly Dictionary<QuestionId, int> places;
    private readonly Lazy<DenseRows> questions;
    private readonly Lazy<DenseRows> answers;
    private readonly Lazy<Bm25Model> words;

    /// <param name="rows">By id, so that ties by place are ties by id.</param>
    public IndexSearch(EmbeddedQuestion[] rows, ModelIdentity? model)
    {
        this.rows = rows;
        places = rows.Select((row, place) => (row.Id, place)).ToDictionary(row => row.Id, row => row.place);
        var dimensions = model?.Dimensions ?? 0;
        questions = new(() => new DenseRows([.. rows.Select(row => row.QuestionVector)], dimensions));
        answers = new(() => new DenseRows([.. rows.Select(row => row.AnswerVector)], dimensions));
        words = new(() => Bm25Model.Build([.. rows.Select(row => row.Words)]));
    }

    /// <exception cref="ArgumentException">A row asked about is not in the index.</exception>
    public IReadOnlyList<IReadOnlyList<Neighbour>> Find(
        ConversationView view, IReadOnlyList<QuestionId> of, int count, CancellationToken cancellationToken)
    {
        var asked = of.Select(id => places.TryGetValue(id, out var place)
            ? place
            : throw new ArgumentException($"The index has no row {id}.", nameof(of))).ToArray();
        var found = view switch
        {
            ConversationView.Question => FindDense(questions.Value, [.. asked.Select(place => rows[place].QuestionVector)]),
            ConversationView.Answer => FindDense(answers.Value, [.. asked.Select(place => rows[place].AnswerVector)]),
            ConversationView.Words => FindWords(),
            _ => throw new UnreachableException(),
        };
        return [.. found.Select(list => list.Select(near => new Neighbour(rows[near.Document].Id, near.Score)).ToArray())];

        IReadOnlyList<IReadOnlyList<ScoredDocument>> FindDense(DenseRows dense, IReadOnlyList<float[]?> queries) =>
            dense.Find(queries, count, (query, place) => IsOther(asked[query], place), cancellationToken);

        IReadOnlyList<IReadOnlyList<ScoredDocument>> FindWords()
        {
            var model = words.Value;
            var lists = new IReadOnlyList<ScoredDocument>[asked.Length];
            Parallel.For(0, asked.Length, new ParallelOptions { CancellationToken = cancellationToken }, query =>
                lists[query] = model.FindNearest(asked[query], count, place => IsOther(asked[query], place)));
            return lists;
        }
    }

    /// <summary>The rows most like a question from outside, by reciprocal rank fusion over the views.</summary>
    public IReadOnlyList<QuestionId> Search(
        float[]? vector, IReadOnlyList<TermCount> terms, int count, CancellationToken cancellationToken)
    {
        var lists = new List<IReadOnlyList<ScoredDocument>> { words.Value.Find(terms, count) };
        if (vector is not null)
        {
            lists.AddRange(questions.Value.Find([vector], count, (_, _) => true, cancellationToken));
            lists.AddRange(answers.Value.Find([vector], count, (_, _) => true, cancellationToken));
        }

        return
        [
            .. lists.SelectMany(list => list.Select((found, rank) => (found.Document, Share: 1.0 / (FusionConstant + rank + 1))))
                .GroupBy(found => found.Document, found => found.Share)
                .OrderByDescending(shares => shares.Sum())
                .ThenBy(shares => shares.Key)
                .Take(count)
                .Select(shares => rows[shares.Key].Id),
        ];
    }

    private bool IsOther(int one, int other) => rows[one].Id.Conversation != rows[other].Id.Conversation;
}
