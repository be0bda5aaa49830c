using System.Globalization;
using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Collections;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Searching;

/// <summary>A question from outside against all views at once; the server merges the ranks.</summary>
internal static class HybridSearch
{
    public static async Task<IReadOnlyList<QuestionId>> FindAsync(
        MilvusSession session, Generation place, float[]? vector, IReadOnlyList<TermCount> words, int count, CancellationToken cancellationToken)
    {
        List<SearchOf> searches = [];
        if (vector is not null)
        {
            searches.Add(Queries.Dense(session, place, ConversationView.Question, [vector], count));
            searches.Add(Queries.Dense(session, place, ConversationView.Answer, [vector], count));
        }

        if (words.Count > 0)
        {
            // How rare a word is, only the server knows here; without its help all count alike.
            searches.Add(Queries.Words(session, place, [words], _ => 1, count));
        }

        if (searches.Count == 0)
        {
            return [];
        }

        var results = searches.Count == 1
            ? await session.Client.SearchAsync(searches[0], cancellationToken)
            : await session.Client.HybridSearchAsync(searches, Ranking(count), cancellationToken);
        return
        [
            .. Queries.Hits(results).SelectMany(list => list)
                .OrderByDescending(hit => searches.Count == 1 ? 0 : hit.Similarity)
                .ThenBy(hit => searches.Count == 1 ? default : hit.Id)
                .Select(hit => hit.Id),
        ];
    }

    private static Dictionary<string, string> Ranking(int count) => new()
    {
        ["strategy"] = "rrf", ["params"] = """{"k":60}""", ["limit"] = count.ToString(CultureInfo.InvariantCulture), ["round_decimal"] = "-1",
    };
}
