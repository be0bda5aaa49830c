using System.Collections.Concurrent;
using Insights.Ingest;

namespace Insights.Review;

/// <summary>
/// Reads the store for what it is asked: an account's messages by their author, and hosts, only in the night that needs
/// one, by a pass over all conversations.
/// </summary>
public sealed class StoredMemory(IMessageStore store) : ICommunityMemory
{
    private readonly ConcurrentDictionary<Pseudonym, Task<bool?>> established = new();
    private readonly Lock counting = new();
    private Task<IReadOnlySet<string>>? hosts;

    public Task<bool?> IsEstablishedAsync(Pseudonym author, CancellationToken cancellationToken) =>
        established.GetOrAdd(author, _ => FindAsync(author, cancellationToken));

    public async Task<bool> IsHelpersHostAsync(string host, CancellationToken cancellationToken)
    {
        Task<IReadOnlySet<string>> counted;
        lock (counting)
        {
            counted = hosts ??= CountHostsAsync(cancellationToken);
        }

        return (await counted).Contains(host);
    }

    private async Task<bool?> FindAsync(Pseudonym author, CancellationToken cancellationToken)
    {
        var messages = await store.FindAsync(new MessageQuery.ByAuthor(author), cancellationToken);
        return messages.Count >= ReviewThresholds.FewestMessages
            && Snowflake.TimeOf(messages[^1].Value) - Snowflake.TimeOf(messages[0].Value) >= ReviewThresholds.ShortestPresence;
    }

    private async Task<IReadOnlySet<string>> CountHostsAsync(CancellationToken cancellationToken)
    {
        var threads = new Dictionary<string, (HashSet<ConversationId> Threads, HashSet<Pseudonym> Helpers)>(StringComparer.OrdinalIgnoreCase);
        var ids = await store.ReadStampsAsync(cancellationToken).Select(stamp => stamp.Id).ToListAsync(cancellationToken);
        await foreach (var conversation in store.ReadAsync(ids, cancellationToken))
        {
            var asker = conversation.Messages.FirstOrDefault(message => !message.IsBot)?.Author;
            foreach (var message in conversation.Messages.Where(message => !message.IsBot && !message.AddressesMachine && message.Author != asker))
            {
                foreach (var host in Links.HostsIn(message.Text.Typed))
                {
                    var use = threads.GetValueOrDefault(host, ([], []));
                    use.Threads.Add(conversation.Id);
                    use.Helpers.Add(message.Author);
                    threads[host] = use;
                }
            }
        }

        return threads.Where(host => host.Value.Threads.Count >= ReviewThresholds.FewestThreadsOfHost
                && host.Value.Helpers.Count >= ReviewThresholds.FewestHelpersOfHost)
            .Select(host => host.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
