using System.Runtime.CompilerServices;
using Insights.Ingest;

namespace Insights.Tests.Fakes;

/// <summary>A store of record that holds what a test gives it.</summary>
internal sealed class ConversationList(params Conversation[] conversations) : IConversationReader
{
    public int Read { get; private set; }

    public async IAsyncEnumerable<ConversationStamp> ReadStampsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var conversation in conversations.OrderBy(conversation => conversation.Id))
        {
            yield return new ConversationStamp(conversation.Id, conversation.Fingerprint);
        }
    }

    public async IAsyncEnumerable<Conversation> ReadAsync(
        IReadOnlyCollection<ConversationId> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var conversation in conversations.Where(conversation => ids.Contains(conversation.Id)).OrderBy(conversation => conversation.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read++;
            yield return conversation;
        }
    }
}
