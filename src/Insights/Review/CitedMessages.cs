using Insights.Draft;
using Insights.Draft.Evidencing;
using Insights.Draft.Grounding;
using Insights.Draft.Reading;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Review;

/// <summary>
/// The stored messages behind a draft, read again from the store and independent of what the drafter saw.
/// </summary>
internal sealed class CitedMessages
{
    private readonly Dictionary<MessageId, Message> messages = [];
    private readonly Dictionary<MessageId, Conversation> conversationOf = [];
    private readonly Dictionary<ConversationId, ReadThread> threads = [];

    private CitedMessages()
    {
    }

    /// <summary>Distinct people who wrote in the draft's conversations; machines do not count.</summary>
    public int Authors { get; private set; }

    /// <summary>Conversations that still exist.</summary>
    public int Conversations { get; private set; }

    /// <summary>How many messages each person wrote in these conversations.</summary>
    public Dictionary<Pseudonym, int> MessagesByAuthor { get; } = [];

    public static async Task<CitedMessages> ReadAsync(
        IConversationReader reader, FaqDraft draft, CancellationToken cancellationToken)
    {
        var cited = new CitedMessages();
        await foreach (var conversation in reader.ReadAsync(draft.Conversations, cancellationToken))
        {
            cited.Conversations++;
            foreach (var message in conversation.Messages)
            {
                cited.messages[message.Id] = message;
                cited.conversationOf[message.Id] = conversation;
                if (!message.IsBot && message.Kind is MessageKind.Text or MessageKind.Reply)
                {
                    cited.MessagesByAuthor[message.Author] =
                        cited.MessagesByAuthor.GetValueOrDefault(message.Author) + 1;
                }
            }
        }

        cited.Authors = cited.MessagesByAuthor.Count;
        return cited;
    }

    public Message? Find(MessageId id) => messages.GetValueOrDefault(id);

    /// <summary>
    /// True where the quote stands verbatim in the stored message and touches nothing that must not be quoted.
    /// </summary>
    public bool Holds(Evidence evidence) => Find(evidence.Message) is { } message
        && Quotes.Verify(evidence.Quote, message.Text);

    /// <summary>The conversations that a claim's evidence is from, each once.</summary>
    public IReadOnlyList<ConversationId> ConversationsOf(Claim claim) =>
        [.. claim.Evidence.Select(evidence => conversationOf[evidence.Message].Id).Distinct()];

    /// <summary>What the messages that a claim cites say.</summary>
    public GroundingSource SourceOf(Claim claim) => GroundingSource.Of(
        claim.Evidence.Select(evidence => evidence.Message).Distinct().Select(id => messages[id]),
        claim.Evidence.Select(evidence => evidence.Quote));

    /// <summary>True where somebody said in the thread that the message is wrong, did not work, or is no longer so.</summary>
    public bool IsContradicted(MessageId id)
    {
        var conversation = conversationOf[id];
        if (!threads.TryGetValue(conversation.Id, out var thread))
        {
            threads[conversation.Id] = thread = ThreadReader.ReadWithoutVectors(conversation);
        }

        var place = thread.Messages.ToList().FindIndex(read => read.Message.Id == id);
        return place >= 0 && Aftermath.Of(thread, place).IsContradicted;
    }
}
