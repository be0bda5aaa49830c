using Insights.Embed;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>A row with what the last night made of it; both empty before.</summary>
/// <param name="Row">The row.</param>
/// <param name="Siblings">How many rows its conversation has, itself included.</param>
/// <param name="Label">Cluster and theme.</param>
internal sealed record LabelledRow(EmbeddedQuestion Row, int Siblings, ConversationLabel Label);
