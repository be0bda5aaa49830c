using System.Globalization;
using Insights.App.Reviewing;
using Insights.Pipeline;
using Insights.Publish.Site;

namespace Insights.App.Web.Queue;

/// <summary>What was decided, said to maintainers.</summary>
internal static class DecisionWords
{
    /// <summary>Says that the last decision about a draft was kept and where it can be seen; nothing where there is none.</summary>
    public static Html Told(ReviewItem? done, SiteAddresses addresses) => done?.History is [.., var last]
        ? Html.Of($"""
            <p class="alert" role="status">Kept: {Sentence(last, done.Cluster.Value)}. {(done.Published is { } entry
                ? Html.Of($"<a href=\"{addresses.Entry(entry)}\">See it in the FAQ</a>")
                : Html.Of($"It is not in the FAQ: <a href=\"{addresses.Page($"{QueueComposition.Page}/{done.Id}")}\">{CommunityText.Write(done.Question)}</a>"))}</p>

            """)
        : Html.None;

    /// <summary>Who decided what and when, newest first.</summary>
    public static Html History(ReviewItem item) => item.History.Count == 0
        ? Html.Of($"<p class=\"soft\">Nobody decided anything yet.</p>\n")
        : Html.Of($"""
            <ol class="history">
            {item.History.Reverse().Select(decision => Html.Of($"""
                <li><time datetime="{decision.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{decision.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</time> {decision.Who}: {Sentence(decision, item.Cluster.Value)}{((decision.Decision.Note ?? decision.Reason) is { Length: > 0 } note ? Html.Of($" <q>{note}</q>") : Html.None)}</li>

                """))}</ol>
            """);

    private static string Sentence(ReviewerDecision decision, string cluster)
    {
        var merge = decision.Placements.FirstOrDefault(placement => placement.Merged is not null);
        if (merge is not null)
        {
            return merge.Cluster.Value == cluster ? $"faq-{merge.Merged} merged into this" : $"merged into faq-{merge.Cluster}";
        }

        return decision.Placements.Count > 0 ? $"split: faq-{decision.Placements[0].Cluster} came out of faq-{decision.Decision.Cluster}" : decision.Word;
    }
}
