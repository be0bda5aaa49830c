using System.Runtime.CompilerServices;
using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Collections;
using Insights.App.MilvusIndex.Rows;
using Insights.App.MilvusIndex.Searching;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex;

/// <summary>
/// The index on a Milvus server. What is written is durable when a call returns; a rebuild is filled beside what readers
/// see and takes its place when it is committed.
/// </summary>
internal sealed class MilvusConversationIndex : IConversationIndex
{
    private const int ManyRows = 10_000;

    private readonly MilvusSession session;
    private readonly RowWriter writer;
    private readonly NeighbourSearch neighbours;
    private Generation? visible;
    private Generation? filling;
    private bool isCleared;
    private int written;
    private Dictionary<ConversationId, string>? fingerprints;

    private MilvusConversationIndex(MilvusSession session, Generation? visible)
    {
        this.session = session;
        this.visible = visible;
        writer = new RowWriter(session);
        neighbours = new NeighbourSearch(session);
    }

    public ModelIdentity? Model { get; private set; }

    public IReadOnlyList<string> Warnings => session.Warnings;

    // What reads and writes go to: after clearing, what is filled beside.
    private Generation? Here => isCleared ? filling : visible;

    /// <summary>Opens a community's rows; mends what a cut left where it may write.</summary>
    public static async Task<MilvusConversationIndex> OpenAsync(MilvusSession session, CancellationToken cancellationToken)
    {
        var found = session.IsReader
            ? await session.Generations.ReadAsync(cancellationToken)
            : await session.Generations.SettleAsync(cancellationToken);
        var index = new MilvusConversationIndex(session, found.Current);
        if (found.Current is { } current)
        {
            await session.Client.EnsureLoadedAsync(current.Collection, cancellationToken);
            var model = await session.Rows.FindTextAsync(current.Alias, Fields.Model, session.Freshness, cancellationToken);
            index.Model = model is null ? null : RowColumns.ReadModel(model);
            session.Warn(current);
        }

        return index;
    }

    public async Task<IReadOnlyDictionary<ConversationId, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        fingerprints ??= Here is { } here ? await FingerprintReading.ReadAsync(session, here, cancellationToken) : [];

    public async Task UpsertAsync(ModelIdentity model, IReadOnlyList<EmbeddedQuestion> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (Model is not null && Model != model)
        {
            throw new InvalidOperationException($"The index holds vectors of {Model}; clear it before {model} writes to it.");
        }

        var known = await ReadFingerprintsAsync(cancellationToken);
        var here = await PlaceForAsync(model, cancellationToken);
        await writer.UpsertAsync(here, model, rows, known.Keys.ToHashSet(), cancellationToken);
        foreach (var row in rows)
        {
            fingerprints![row.Id.Conversation] = row.Fingerprint;
        }

        Model = model;
        written += rows.Count;
        neighbours.Forget();
    }

    public async Task DeleteAsync(IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken)
    {
        if (conversations.Count == 0)
        {
            return;
        }

        // What is taken back goes from collections in their grace period, too.
        var found = await session.Generations.ReadAsync(cancellationToken);
        var places = found.Retired.Select(old => old.Collection).Append(found.Current?.Collection).Append(found.Building?.Collection);
        foreach (var collection in places.OfType<string>().Distinct())
        {
            await session.Client.EnsureLoadedAsync(collection, cancellationToken);
            await writer.DeleteAsync(collection, conversations, cancellationToken);
        }

        await ForgetAsync(conversations, cancellationToken);
    }

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (Here is { } here && (isCleared || Model is null))
        {
            await session.Client.DeleteAsync(here.Alias, Filters.OfCommunity(session.Community), cancellationToken);
        }

        isCleared = visible is not null && (isCleared || Model is not null);
        (Model, fingerprints) = (null, []);
        neighbours.Forget();
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (written >= ManyRows && Here is { } here)
        {
            await session.Client.FlushAsync(here.Collection, cancellationToken);
            written = 0;
        }

        if (isCleared && visible is not null)
        {
            if (filling is null)
            {
                await session.Client.DeleteAsync(visible.Alias, Filters.OfCommunity(session.Community), cancellationToken);
            }
            else
            {
                visible = await session.Generations.SwapAsync(filling, visible, cancellationToken);
            }

            (filling, isCleared) = (null, false);
        }

        await session.Generations.ExpireAsync(cancellationToken);
    }

    public Task CheckpointAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task LabelAsync(IReadOnlyDictionary<ConversationId, ConversationLabel> labels, CancellationToken cancellationToken) =>
        Here is { } here && Model is { } model ? writer.LabelAsync(here, model, labels, cancellationToken) : Task.CompletedTask;

    public async IAsyncEnumerable<EmbeddedQuestion> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Here is not { } here)
        {
            yield break;
        }

        // Whoever reads all rows holds their words; searching by words then needs no further copy of them.
        List<RowWords> words = [];
        await foreach (var page in session.Rows.ReadAsync(here.Alias, Fields.All, session.Freshness, cancellationToken))
        {
            foreach (var row in Enumerable.Range(0, page.Count).Select(page.Row).OrderBy(row => row.Id))
            {
                words.Add(new RowWords(row.Id, row.Words));
                yield return row;
            }
        }

        neighbours.Remember(words);
    }

    public Task<IReadOnlyList<IReadOnlyList<Neighbour>>> FindNeighboursAsync(
        ConversationView view, IReadOnlyList<QuestionId> of, int count, CancellationToken cancellationToken) =>
        Here is { } here
            ? neighbours.FindAsync(here, view, of, count, cancellationToken)
            : throw new ArgumentException("The index has no rows.", nameof(of));

    public Task<IReadOnlyList<QuestionId>> SearchAsync(
        float[]? vector, IReadOnlyList<TermCount> words, int count, CancellationToken cancellationToken) =>
        Here is { } here
            ? HybridSearch.FindAsync(session, here, vector, words, count, cancellationToken)
            : Task.FromResult<IReadOnlyList<QuestionId>>([]);

    public ValueTask DisposeAsync()
    {
        session.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ForgetAsync(IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken)
    {
        var held = await ReadFingerprintsAsync(cancellationToken);
        foreach (var conversation in conversations)
        {
            fingerprints!.Remove(conversation);
        }

        Model = held.Count > 0 ? Model : null;
        neighbours.Forget();
    }

    // Another model, or a cleared index, never writes where readers look.
    private async Task<Generation> PlaceForAsync(ModelIdentity model, CancellationToken cancellationToken)
    {
        if (Here is { } here && (Model is not null || here.Collection.StartsWith(session.FamilyOf(model), StringComparison.Ordinal)))
        {
            return Check(here, model);
        }

        var started = await session.Generations.StartAsync(model, cancellationToken);
        if (visible is null)
        {
            visible = started;
        }
        else
        {
            (filling, isCleared) = (started, true);
        }

        return Check(started, model);
    }

    private static Generation Check(Generation place, ModelIdentity model) => place.Dimensions == model.Dimensions
        ? place
        : throw new WorkFaultException(
            $"The collection {place.Collection} on Milvus takes vectors of {place.Dimensions} dimensions, and {model.Name} makes {model.Dimensions}; "
            + "start 'insights run --full', which fills another beside it.");
}
