using System.Runtime.CompilerServices;
using Insights.Embed.LocalIndex;
using Insights.Ingest;

namespace Insights.Embed;

/// <summary>
/// The embedded index: rows in memory with their file beside the store, exact search for the dense views, BM25 for the
/// words. A damaged
/// file is discarded with a warning; the next embedding fills it again from the store.
/// </summary>
public sealed class LocalConversationIndex : IConversationIndex
{
    private readonly string path;
    private readonly SortedDictionary<ConversationId, EmbeddedQuestion[]> conversations = [];
    private ModelIdentity? model;
    private IndexSearch? search;
    private bool isChanged;

    private LocalConversationIndex(string path) => this.path = path;

    public ModelIdentity? Model => conversations.Count > 0 ? model : null;

    /// <summary>What was wrong with the file when it was opened; null when nothing was.</summary>
    public string? Warning { get; private init; }

    public IReadOnlyList<string> Warnings => Warning is null ? [] : [Warning];

    /// <summary>Opens the index of a file, which need not exist yet.</summary>
    /// <exception cref="WorkFaultException">The file is there but cannot be read.</exception>
    public static LocalConversationIndex Open(string path)
    {
        if (!File.Exists(path))
        {
            return new LocalConversationIndex(path);
        }

        try
        {
            var (written, rows) = IndexFile.Read(path);
            var index = new LocalConversationIndex(path);
            index.Fill(written, rows);
            return index;
        }
        catch (InvalidDataException cause)
        {
            return new LocalConversationIndex(path)
            {
                Warning = $"The index {path} was discarded because {cause.Message}; it is built again from the store.",
                isChanged = true,
            };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException($"The index {path} cannot be read ({cause.Message}); check its owner and its disk.", cause);
        }
    }

    public Task<IReadOnlyDictionary<ConversationId, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<ConversationId, string>>(
            conversations.ToDictionary(held => held.Key, held => held.Value[0].Fingerprint));

    public Task UpsertAsync(ModelIdentity model, IReadOnlyList<EmbeddedQuestion> rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (rows.Count == 0)
        {
            return Task.CompletedTask;
        }

        if (Model is not null && Model != model)
        {
            throw new InvalidOperationException($"The index holds vectors of {Model}; clear it before {model} writes to it.");
        }

        if (rows.FirstOrDefault(row => HasOtherLength(row.QuestionVector, model) || HasOtherLength(row.AnswerVector, model)) is { } odd)
        {
            throw new ArgumentException($"Row {odd.Id} has a vector that is not of {model.Dimensions} dimensions.", nameof(rows));
        }

        Fill(model, rows);
        Touch();
        return Task.CompletedTask;
    }

    public Task DeleteAsync(IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var conversation in conversations)
        {
            if (this.conversations.Remove(conversation))
            {
                Touch();
            }
        }

        return Task.CompletedTask;
    }

    public Task ClearAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (conversations.Count > 0)
        {
            conversations.Clear();
            Touch();
        }

        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (isChanged)
        {
            try
            {
                IndexFile.Write(path, Model, [.. Rows]);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                throw new WorkFaultException(
                    $"The index {path} cannot be written ({cause.Message}); free space on its disk or check its owner. The old one still stands.",
                    cause);
            }

            isChanged = false;
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<EmbeddedQuestion> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var row in Rows.ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindNeighboursAsync(
        ConversationView view, IReadOnlyList<QuestionId> of, int count, CancellationToken cancellationToken) =>
        Task.Run(() => Searched().Find(view, of, count, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<QuestionId>> SearchAsync(
        float[]? vector, IReadOnlyList<TermCount> words, int count, CancellationToken cancellationToken) =>
        Task.Run(() => Searched().Search(vector, words, count, cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IndexSearch Searched() => search ??= new IndexSearch([.. Rows], Model);

    private IEnumerable<EmbeddedQuestion> Rows => conversations.Values.SelectMany(rows => rows);

    private static bool HasOtherLength(float[]? vector, ModelIdentity model) => vector is not null && vector.Length != model.Dimensions;

    private void Fill(ModelIdentity? itsModel, IEnumerable<EmbeddedQuestion> rows)
    {
        model = itsModel;
        foreach (var conversation in rows.GroupBy(row => row.Id.Conversation))
        {
            conversations[conversation.Key] = [.. conversation.OrderBy(row => row.Id)];
        }
    }

    private void Touch()
    {
        isChanged = true;
        search = null;
    }
}
