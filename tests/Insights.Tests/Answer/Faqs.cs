using Insights.Classify;
using Insights.Cluster;
using Insights.Ingest;
using Insights.Publish;
using Insights.Tests.Publish;

namespace Insights.Tests.Answer;

/// <summary>Small publications to ask.</summary>
internal static class Faqs
{
    public static Publication Harbour { get; } = new("Harbour", [
        Entry("aaaaaaaa", "How do I restore a backup?", ["restore the snapshot after a crash"], "Stop the server, then run harbourctl restore with the snapshot."),
        Entry("bbbbbbbb", "Why does login fail with error HB-417?", ["HB-417 after the password change"], "HB-417 means that the token has expired; log in again."),
        Entry("cccccccc", "How much memory does a node need?", ["memory for a node with many boats"], "A node needs four gigabytes of memory."),
    ], []);

    private static FaqEntry Entry(string id, string question, IReadOnlyList<string> alsoAsked, string answer) => new()
    {
        Cluster = new ClusterId(id),
        Slug = id,
        Theme = new Theme("operations"),
        Question = question,
        AlsoAsked = alsoAsked,
        Answer = [Drafts.ClaimOf(answer, 11, answer)],
        Versions = [],
        Asked = 2,
        Authors = 2,
        Conversations = [new ConversationId(10)],
        FirstAsked = new DateOnly(2024, 1, 1),
        LastSupported = new DateOnly(2024, 1, 2),
        Confidence = 0.8,
    };
}
