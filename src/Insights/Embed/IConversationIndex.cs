using Insights.Ingest;

namespace Insights.Embed;

/// <summary>A row near another in one view; similarity is cosine for dense views, BM25 for words.</summary>
public readonly record struct Neighbour(QuestionId Id, float Similarity);

/// <summary>The index of conversation questions in three views: local by default, a vector database when outgrown.</summary>
public interface IConversationIndex : IAsyncDisposable
{
    /// <summary>The model whose vectors lie here; null while the index is empty. Upserting another model's vectors throws.</summary>
    ModelIdentity? Model { get; }

    /// <summary>Fingerprint by conversation, for finding what must be embedded again.</summary>
    Task<IReadOnlyDictionary<ConversationId, string>> ReadFingerprintsAsync(CancellationToken cancellationToken);

    /// <summary>Replaces all rows of the conversations named by the rows.</summary>
    Task UpsertAsync(ModelIdentity model, IReadOnlyList<EmbeddedQuestion> rows, CancellationToken cancellationToken);

    Task DeleteAsync(IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken);

    /// <summary>Removes everything, for a change of model or <c>--full</c>.</summary>
    Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>Makes what was upserted and deleted durable, all or nothing.</summary>
    Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Every row, by id.</summary>
    IAsyncEnumerable<EmbeddedQuestion> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The nearest other conversations' rows of each given row in one view, nearest first, ties by id.</summary>
    Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindNeighboursAsync(
        ConversationView view, IReadOnlyList<QuestionId> of, int count, CancellationToken cancellationToken);
}
