using System.Runtime.CompilerServices;
using Insights.Classify;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Publish;

namespace Insights.Pipeline;

/// <summary>What of each stage's output is kept, masked and without vectors.</summary>
internal static class RunLines
{
    private const int BatchSize = 200;

    /// <summary>The conversations that are new or changed, as people read them.</summary>
    public static KeptLines OfIngest(IngestReport report, IConversationReader store, CancellationToken cancellationToken) =>
        new(report.Conversations, "conversations", ReadAsync(report.Changed, store, cancellationToken));

    /// <summary>The questions of the conversations that were read anew.</summary>
    public static KeptLines OfEmbed(
        EmbedReport report, IReadOnlyList<ConversationId> changed, IConversationIndex index, CancellationToken cancellationToken) =>
        new(report.Embedded + report.Reused, "conversations", RowsAsync([.. changed], index, cancellationToken));

    public static KeptLines OfClustering(Clustering clustering) => KeptLines.Of(
        clustering.Clusters.Count,
        "clusters",
        clustering.Clusters
            .Select(object (cluster) => new
            {
                Cluster = cluster.Id,
                Members = cluster.Members.Select(member => new { member.Question.Id, Membership = Math.Round(member.Membership, 4) }),
            })
            .Concat(clustering.Outliers.Select(row => new { Outlier = row.Id })));

    public static KeptLines OfClassification(Classification classification) => KeptLines.Of(
        classification.Topics.Count,
        "topics",
        classification.Topics
            .Select(object (topic) => new { Cluster = topic.Cluster.Id, topic.Theme, Confidence = Math.Round(topic.Confidence, 4) })
            .Concat(classification.Conversations.OrderBy(pair => pair.Key)
                .Select(pair => new { Conversation = pair.Key, Theme = pair.Value })));

    public static KeptLines OfPublication(PublishOutcome outcome) => KeptLines.Of(
        outcome.Publication.Entries.Count,
        "entries",
        outcome.Changes.Cast<object>().Concat(outcome.Publication.Entries));

    private static async IAsyncEnumerable<object> ReadAsync(
        IReadOnlyList<ConversationId> ids, IConversationReader store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await foreach (var conversation in store.ReadAsync(batch, cancellationToken))
            {
                yield return new
                {
                    Conversation = conversation.Id,
                    Channel = conversation.Channel.Id,
                    Title = conversation.Title is { } title ? TextRenderer.Render(title).Text : null,
                    Messages = conversation.Messages.Select(message => new
                    {
                        message.Id, message.Author, message.SentAt, Text = TextRenderer.Render(message.Text).Text,
                    }),
                };
            }
        }
    }

    private static async IAsyncEnumerable<object> RowsAsync(
        HashSet<ConversationId> changed, IConversationIndex index, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in index.ReadAsync(cancellationToken))
        {
            if (changed.Contains(row.Id.Conversation))
            {
                yield return new
                {
                    row.Id, row.QuestionText, row.IsQuestion, Terms = row.Words.Count,
                    HasQuestionVector = row.QuestionVector is not null, HasAnswerVector = row.AnswerVector is not null,
                };
            }
        }
    }
}
