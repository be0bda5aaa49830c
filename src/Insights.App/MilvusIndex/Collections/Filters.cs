using System.Globalization;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Collections;

/// <summary>Filter expressions. Their values are our own ids and numbers, which need no escapes.</summary>
internal static class Filters
{
    public static string OfCommunity(string community) => $"{Fields.Community} == \"{community}\"";

    public static string OfConversations(string community, IEnumerable<ConversationId> conversations) =>
        $"{OfCommunity(community)} and {Fields.Conversation} in [{Numbers(conversations)}]";

    /// <summary>Rows of conversations beyond their first so many.</summary>
    public static string Beyond(string community, IEnumerable<ConversationId> conversations, int rows) => string.Create(
        CultureInfo.InvariantCulture, $"{OfConversations(community, conversations)} and {Fields.Place} >= {rows}");

    /// <summary>Rows after a key, for reading page by page.</summary>
    public static string After(string community, string last) => $"{OfCommunity(community)} and {Fields.Id} > \"{last}\"";

    public static string OfKeys(IEnumerable<string> keys) => $"{Fields.Id} in [{string.Join(',', keys.Select(key => $"\"{key}\""))}]";

    public static string With(string community, string flag) => $"{OfCommunity(community)} and {flag} == true";

    // Snowflakes fit into the server's signed numbers: their highest bit is not used before 2084.
    private static string Numbers(IEnumerable<ConversationId> conversations) =>
        string.Join(',', conversations.Select(conversation => unchecked((long)conversation.Value).ToString(CultureInfo.InvariantCulture)));
}
