namespace Insights.Ingest;

/// <summary>Remembers what new messages reply to, to count replies to nothing once everything is read.</summary>
internal sealed class ReplyTargets
{
    private const int Page = 1000;
    private readonly List<(MessageId Reply, MessageId Target)> replies = [];

    public void Add(IEnumerable<Message> messages)
    {
        foreach (var message in messages)
        {
            if (message.ReplyTo is { } target)
            {
                replies.Add((message.Id, target));
            }
        }
    }

    public async Task CountMissingAsync(IMessageStore store, Oddities oddities, CancellationToken cancellationToken)
    {
        foreach (var page in replies.OrderBy(reply => reply.Reply).Chunk(Page))
        {
            var held = await store.FindVersionsAsync([.. page.Select(reply => reply.Target).Distinct()], cancellationToken);
            foreach (var (reply, target) in page)
            {
                if (!held.ContainsKey(target))
                {
                    oddities.Add(OddityKind.MissingParent, reply);
                }
            }
        }
    }
}
