using Insights.Agents;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Classify;

/// <summary>Gives every cluster and every conversation a theme of the taxonomy, or "other" where none fits.</summary>
public sealed class ClassifyStage(Taxonomy taxonomy, ITextEncoder encoder, ThemeJudge judge)
{
    private readonly ThemeSamples samples = new(encoder);

    public ClassifyStage(Taxonomy taxonomy, ITextEncoder encoder)
        : this(taxonomy, encoder, ThemeJudge.None)
    {
    }

    /// <summary>Classifies by the taxonomy's texts, and lets the judge have the last word on each cluster.</summary>
    public async Task<Classification> RunAsync(Clustering clustering, CancellationToken cancellationToken)
    {
        var classification = Run(clustering, cancellationToken);
        var themes = classification.Conversations.ToDictionary();
        var topics = new List<Topic>();
        var judged = OrderedWork.SelectAsync(
            classification.Topics.ToAsyncEnumerable(),
            judge.Concurrency,
            async topic => (topic, await judge.JudgeAsync(topic.Cluster, cancellationToken)),
            cancellationToken);
        await foreach (var (topic, theme) in judged.WithCancellation(cancellationToken))
        {
            topics.Add(theme is { } named ? topic with { Theme = named } : topic);
            foreach (var member in topic.Cluster.Conversations.Where(member => theme is not null && themes.GetValueOrDefault(member) == topic.Theme))
            {
                themes[member] = theme!.Value;
            }
        }

        return new Classification(topics, themes);
    }

    /// <summary>
    /// Classifies twice: first by the taxonomy's texts alone, then by these and the clusters so labelled, so that a
    /// community's own vocabulary helps. Members follow their cluster unless they clearly differ.
    /// </summary>
    public Classification Run(Clustering clustering, CancellationToken cancellationToken)
    {
        var first = ThemeClassifier.Train(taxonomy, encoder);
        cancellationToken.ThrowIfCancellationRequested();
        var clusters = clustering.Clusters
            .Select(cluster => (Cluster: cluster, Members: cluster.Members.Select(member => samples.Of(member.Question))
                .ToList()))
            .ToList();
        var strays = clustering.Outliers.Select(row => (Row: row, Sample: samples.Of(row))).ToList();
        var own = clusters
            .SelectMany(cluster => cluster.Members.Zip(MemberShares(first, cluster.Members)))
            .Concat(strays.Select(stray => (stray.Sample, first.Classify(stray.Sample))))
            .ToList();
        cancellationToken.ThrowIfCancellationRequested();
        var second = own.Count == 0 ? first : first.Adapt(Thin(own));

        var topics = new List<Topic>();
        var rows = new List<(EmbeddedQuestion Row, Theme Theme)>();
        foreach (var (cluster, members) in clusters)
        {
            var shares = ClusterShares(second, members);
            var best = Shares.Best(shares);
            topics.Add(new Topic(cluster, second.Themes[best], shares[best]));
            rows.AddRange(cluster.Members
                .Zip(MemberShares(second, members))
                .Select(pair => (pair.First.Question, second.Themes[Shares.Best(pair.Second)])));
        }

        rows.AddRange(strays.Select(stray =>
            (stray.Row, second.Themes[Shares.Best(second.Classify(stray.Sample))])));
        return new Classification(topics, ByConversation(rows));
    }

    /// <summary>
    /// Every n-th where there are too many to fit on; the order is that of the clustering, so the choice is the same
    /// every time.
    /// </summary>
    private static List<(ThemeSample Sample, double[] Shares)> Thin(List<(ThemeSample Sample, double[] Shares)> own)
    {
        var step = (own.Count / ClassifyThresholds.MostOwnTexts) + 1;
        return [.. own.Where((_, place) => place % step == 0)];
    }

    /// <summary>A conversation's theme is that of its first question.</summary>
    private static Dictionary<ConversationId, Theme> ByConversation(List<(EmbeddedQuestion Row, Theme Theme)> rows)
    {
        var themes = new Dictionary<ConversationId, Theme>();
        foreach (var (row, theme) in rows.OrderBy(row => row.Row.Id))
        {
            themes.TryAdd(row.Id.Conversation, theme);
        }

        return themes;
    }

    /// <summary>
    /// The mean over the members: each is a guess at what the cluster is about, and one that is very sure, often a stray, must not outvote two
    /// that are fairly sure.
    /// </summary>
    private static double[] ClusterShares(ThemeClassifier classifier, List<ThemeSample> members) =>
        Shares.Mean(members.ConvertAll(classifier.Classify));

    /// <summary>
    /// Which theme is the cluster's to say, together with the member; whether it is any theme at all is the member's:
    /// a thank-you that was swept into a cluster stays "other".
    /// </summary>
    private static IEnumerable<double[]> MemberShares(ThemeClassifier classifier, List<ThemeSample> members)
    {
        var own = members.ConvertAll(classifier.Classify);
        var cluster = Shares.Pool(own.Select(shares => ((double[]?)shares, 1.0 / own.Count)))!;
        var other = classifier.Themes.ToList().IndexOf(Theme.Other);
        foreach (var shares in own)
        {
            var pooled = Shares.Pool([(cluster, ClassifyThresholds.ClusterWeight), (shares, 1)])!;
            var otherShare = Shares.Pool(
                [
                    ([shares[other], 1 - shares[other]], 1),
                    ([cluster[other], 1 - cluster[other]], ClassifyThresholds.ClusterWeightOnOther),
                ])![0];
            var rest = 1 - pooled[other];
            for (var c = 0; c < pooled.Length; c++)
            {
                pooled[c] = c == other ? otherShare : rest > 0 ? pooled[c] * (1 - otherShare) / rest : 0;
            }

            yield return pooled;
        }
    }
}
