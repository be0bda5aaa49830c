using Insights.Ingest;

namespace Insights.Embed;

/// <summary>A row near another in one view; similarity is cosine for dense views, BM25 for words.</summary>
public readonly record struct Neighbour(QuestionId Id, float Similarity);

/// <summary>What a night made of a conversation; empty where it is in no cluster.</summary>
public sealed record ConversationLabel(string Cluster, string Theme)
{
    public static ConversationLabel None { get; } = new("", "");
}

/// <summary>The index of conversation questions in three views: local by default, a vector database when outgrown.</summary>
public interface IConversationIndex : IAsyncDisposable
{
    /// <summary>The model whose vectors lie here; null while the index is empty. Upserting another model's vectors throws.</summary>
    ModelIdentity? Model { get; }

    /// <summary>What was odd when the index was opened; empty when nothing was.</summary>
    IReadOnlyList<string> Warnings => [];

    /// <summary>Fingerprint by conversation, for finding what must be embedded again.</summary>
    Task<IReadOnlyDictionary<ConversationId, string>> ReadFingerprintsAsync(CancellationToken cancellationToken);

    /// <summary>Replaces all rows of the conversations named by the rows.</summary>
    Task UpsertAsync(ModelIdentity model, IReadOnlyList<EmbeddedQuestion> rows, CancellationToken cancellationToken);

    Task DeleteAsync(IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken);

    /// <summary>Removes everything, for a change of model or <c>--full</c>.</summary>
    Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes what was upserted and deleted durable, all or nothing; what was rebuilt takes the place of what was cleared.
    /// </summary>
    Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Keeps what was written so far against a kill, while more is to come.</summary>
    Task CheckpointAsync(CancellationToken cancellationToken) => CommitAsync(cancellationToken);

    /// <summary>Notes what a night made of the conversations, where an index shows it to others.</summary>
    Task LabelAsync(IReadOnlyDictionary<ConversationId, ConversationLabel> labels, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every row, by id.</summary>
    IAsyncEnumerable<EmbeddedQuestion> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The nearest other conversations' rows of each given row in one view, nearest first, ties by id.</summary>
    Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindNeighboursAsync(
        ConversationView view, IReadOnlyList<QuestionId> of, int count, CancellationToken cancellationToken);

    /// <summary>
    /// The rows most like a question from outside, best first, ties by id: its vector against both dense views and its
    /// words, merged by reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009; k = 60).
    /// </summary>
    /// <param name="vector">Unit length; null searches by words alone.</param>
    /// <param name="words">The question's terms.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<QuestionId>> SearchAsync(
        float[]? vector, IReadOnlyList<TermCount> words, int count, CancellationToken cancellationToken);
}
