using System.Diagnostics;
using Insights.App.MilvusIndex.Collections;
using Insights.App.MilvusIndex.Rows;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Searching;

/// <summary>The nearest other conversations' rows of given rows, many rows a call.</summary>
internal sealed class NeighbourSearch(MilvusSession session)
{
    // A call's vectors stay within a message, its hits far below the server's bound.
    private const int Batch = 256;

    // Words are searched term by term, which takes a server far longer than a vector.
    private const int WordsBatch = 64;

    // Candidates by words: 166 lost 0.4 % of the 75 nearest on the sample.
    private const int FewestCandidates = 512;

    // Rows of the same conversation and equal rows at the end of the list are found, too; mostly this is enough of them.
    private const int Surplus = 8;

    private WordModel? words;

    /// <summary>Takes the words of all rows from somebody who read them.</summary>
    public void Remember(IReadOnlyList<RowWords> rows) => words = new WordModel(rows);

    /// <summary>Rows changed.</summary>
    public void Forget() => words = null;

    /// <exception cref="ArgumentException">A row asked about is not in the index.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindAsync(
        Generation place, ConversationView view, IReadOnlyList<QuestionId> of, int count, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<Neighbour>> found = [];
        foreach (var batch in of.Chunk(view == ConversationView.Words ? WordsBatch : Batch))
        {
            found.AddRange(view switch
            {
                ConversationView.Question => await FindDenseAsync(place, view, Fields.QuestionVector, Fields.HasQuestion, batch, count, cancellationToken),
                ConversationView.Answer => await FindDenseAsync(place, view, Fields.AnswerVector, Fields.HasAnswer, batch, count, cancellationToken),
                ConversationView.Words => await FindWordsAsync(place, batch, count, cancellationToken),
                _ => throw new UnreachableException(),
            });
        }

        return found;
    }

    private async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindDenseAsync(
        Generation place, ConversationView view, string field, string flag, QuestionId[] of, int count, CancellationToken cancellationToken)
    {
        string[] keys = [.. of.Select(id => RowKeys.Of(session.Community, id))];
        var rows = await session.Rows.ReadAsync(place.Alias, [.. keys.Distinct()], [field, flag], session.Freshness, cancellationToken);
        var places = Enumerable.Range(0, rows.Count).ToDictionary(rows.Key);
        var vectors = new float[]?[of.Length];
        for (var query = 0; query < of.Length; query++)
        {
            vectors[query] = places.TryGetValue(keys[query], out var row)
                ? rows.Vector(field, flag, row)
                : throw new ArgumentException($"The index has no row {of[query]}.", nameof(of));
        }

        return await FindAsync(
            [.. Enumerable.Range(0, of.Length).Where(query => vectors[query] is not null)],
            of,
            count,
            async (queries, hits) => Queries.Hits(await session.Client.SearchAsync(
                Queries.Dense(session, place, view, [.. queries.Select(query => vectors[query]!)], hits), cancellationToken)));
    }

    private async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindWordsAsync(
        Generation place, QuestionId[] of, int count, CancellationToken cancellationToken)
    {
        var model = words ??= await ReadWordsAsync(place, cancellationToken);
        if (of.FirstOrDefault(id => !model.Holds(id)) is var odd && !model.Holds(odd) && of.Contains(odd))
        {
            throw new ArgumentException($"The index has no row {odd}.", nameof(of));
        }

        // The server looks from one side only, where longer rows score higher: what it ranks low may well be near.
        return await FindAsync(
            [.. Enumerable.Range(0, of.Length).Where(query => model.WordsOf(of[query]).Count > 0)],
            of,
            count,
            async (queries, hits) =>
            {
                var lists = Queries.Hits(await session.Client.SearchAsync(
                    Queries.Words(session, place, [.. queries.Select(query => model.QueryOf(of[query]))], model.Idf, Math.Clamp(2 * hits, FewestCandidates, Queries.MostHits)),
                    cancellationToken));
                return [.. lists.Select((list, place) => (IReadOnlyList<Neighbour>)[.. model.Compare(of[queries[place]], list.Select(hit => hit.Id))])];
            });
    }

    // Asks again, for more, where a list may have been cut before a row that belongs in it.
    private static async Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindAsync(
        IReadOnlyList<int> queries,
        QuestionId[] of,
        int count,
        Func<IReadOnlyList<int>, int, Task<IReadOnlyList<IReadOnlyList<Neighbour>>>> search)
    {
        var found = new IReadOnlyList<Neighbour>[of.Length];
        Array.Fill(found, []);
        for (var hits = Math.Min(count + Surplus, Queries.MostHits); queries.Count > 0; hits = Math.Min(2 * hits, Queries.MostHits))
        {
            var lists = await search(queries, hits);
            List<int> cut = [];
            for (var place = 0; place < queries.Count; place++)
            {
                var list = place < lists.Count ? lists[place] : [];
                var nearest = list.Where(near => near.Id.Conversation != of[queries[place]].Conversation)
                    .OrderByDescending(near => near.Similarity).ThenBy(near => near.Id).ToList();
                found[queries[place]] = [.. nearest.Take(count)];
                if (list.Count >= hits && hits < Queries.MostHits
                    && (nearest.Count < count || nearest[count - 1].Similarity <= nearest[^1].Similarity))
                {
                    cut.Add(queries[place]);
                }
            }

            queries = cut;
        }

        return found;
    }

    private async Task<WordModel> ReadWordsAsync(Generation place, CancellationToken cancellationToken)
    {
        List<RowWords> rows = [];
        await foreach (var page in session.Rows.ReadAsync(place.Alias, [Fields.Terms], session.Freshness, cancellationToken))
        {
            rows.AddRange(Enumerable.Range(0, page.Count).Select(row => new RowWords(RowKeys.IdOf(page.Key(row)), page.Terms(row))));
        }

        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        return new WordModel(rows);
    }
}
