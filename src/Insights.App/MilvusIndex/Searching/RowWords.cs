using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Searching;

/// <summary>A row's words.</summary>
internal readonly record struct RowWords(QuestionId Id, IReadOnlyList<TermCount> Words);
