using Insights.Draft;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Publish;

/// <summary>Looks evidence up in the store of record.</summary>
public sealed class StoredEvidence(IConversationReader conversations) : IEvidenceCheck
{
    private const int BatchSize = 200;

    public async Task<IReadOnlySet<Evidence>> FindStandingAsync(
        IReadOnlyCollection<Evidence> evidence, IReadOnlyCollection<FaqEntry> entries, CancellationToken cancellationToken)
    {
        var wanted = evidence.ToLookup(piece => piece.Message);
        var standing = new HashSet<Evidence>();
        var seen = new HashSet<MessageId>();
        var named = entries.SelectMany(entry => entry.Conversations).ToHashSet();
        await LookInAsync([.. named.Order()], wanted, seen, standing, cancellationToken);

        // A message may have moved to another talk of its channel; only then is everything looked through.
        if (wanted.Any(group => !seen.Contains(group.Key)))
        {
            var others = new List<ConversationId>();
            await foreach (var stamp in conversations.ReadStampsAsync(cancellationToken))
            {
                if (!named.Contains(stamp.Id))
                {
                    others.Add(stamp.Id);
                }
            }

            await LookInAsync(others, wanted, seen, standing, cancellationToken);
        }

        return standing;
    }

    private async Task LookInAsync(
        IReadOnlyList<ConversationId> ids, ILookup<MessageId, Evidence> wanted, HashSet<MessageId> seen, HashSet<Evidence> standing,
        CancellationToken cancellationToken)
    {
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await foreach (var conversation in conversations.ReadAsync(batch, cancellationToken))
            {
                foreach (var message in conversation.Messages.Where(message => wanted.Contains(message.Id)))
                {
                    seen.Add(message.Id);
                    standing.UnionWith(wanted[message.Id].Where(piece => Backs(message, piece.Quote)));
                }
            }
        }
    }

    private static bool Backs(Message message, string quote) => !message.AddressesMachine && Quotes.Verify(quote, message.Text);
}
