using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Draft.Reading;

/// <summary>
/// A message as the drafter reads it: rendered once, its prose apart from code blocks, links and quoted lines, and
/// its sentences with their vectors (null where no word piece is known).
/// </summary>
internal sealed record ReadMessage
{
    public required Message Message { get; init; }
    public required RenderedText Rendered { get; init; }
    public required string Prose { get; init; }
    public required bool IsAsker { get; init; }
    public required IReadOnlyList<Sentence> Sentences { get; init; }
    public required IReadOnlyList<float[]?> Vectors { get; init; }

    /// <summary>The mean of the sentences' vectors, unit length; null where there is none.</summary>
    public float[]? Vector { get; init; }

    /// <summary>Fit to be quoted at all: somebody else's words that speak to people.</summary>
    public bool IsUsable => !Message.IsBot && !Message.AddressesMachine && Prose.Length > 0;
}

/// <summary>
/// A conversation as the drafter reads it: people's messages in time order, who asked, and which version it is about.
/// </summary>
internal sealed record ReadThread(Conversation Conversation, Pseudonym Asker, IReadOnlyList<ReadMessage> Messages)
{
    public ConversationId Id => Conversation.Id;
}
