using Insights.Embed;
using Insights.Ingest;
using Insights.Publish;

namespace Insights.App.Nightly;

/// <summary>What a night made of each conversation, for whoever reads the index.</summary>
internal static class IndexLabels
{
    public static IReadOnlyDictionary<ConversationId, ConversationLabel> Of(PublishOutcome outcome) =>
        outcome.Conversations.ToDictionary(
            line => line.Id, line => new ConversationLabel(line.Cluster?.Value ?? "", line.Theme));
}
