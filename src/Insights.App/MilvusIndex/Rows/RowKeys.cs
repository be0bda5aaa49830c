using System.Globalization;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>A row's primary key: community, conversation and place, padded so that keys sort like ids.</summary>
internal static class RowKeys
{
    private const char Separator = '/';

    public static string Of(string community, QuestionId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{community}{Separator}{id.Conversation.Value:D20}{Separator}{id.Place:D6}");

    public static QuestionId IdOf(string key)
    {
        var parts = key.Split(Separator);
        return new QuestionId(ConversationId.Parse(parts[^2]), int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }
}
