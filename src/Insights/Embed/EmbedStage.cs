using System.Globalization;
using System.Numerics.Tensors;
using Insights.Ingest;

namespace Insights.Embed;

/// <summary>What one embedding run did, in conversations.</summary>
/// <param name="Embedded">New or changed since the last run.</param>
/// <param name="Reused">Found in the index as they are.</param>
/// <param name="Removed">Gone from the store.</param>
/// <param name="WithoutVector">Of those embedded: with no known word piece in any view; they take part by their words
/// alone.</param>
/// <param name="Warnings">What was odd, for the run's report.</param>
public sealed record EmbedReport(int Embedded, int Reused, int Removed, int WithoutVector, IReadOnlyList<string> Warnings);

/// <summary>How far an embedding run is, in conversations.</summary>
public readonly record struct EmbedProgress(int Done, int Total);

/// <summary>
/// Brings the index to what the store holds: only what is new or changed is encoded, what is gone is deleted.
/// </summary>
public sealed class EmbedStage(ITextEncoder encoder, IConversationIndex index)
{
    private const int Batch = 512;
    private const int FirstCommit = 2_048;

    public IProgress<EmbedProgress>? Progress { get; init; }

    /// <summary>
    /// Killed at any moment, the index holds what was last committed, and the next run does the rest. Another model
    /// than the index's
    /// empties it first.
    /// </summary>
    public async Task<EmbedReport> RunAsync(IConversationReader conversations, CancellationToken cancellationToken)
    {
        List<string> warnings = [];
        if (index.Model is { } held && held != encoder.Model)
        {
            warnings.Add($"The index was made with {held.Name} ({held.Hash}); everything is embedded again with {encoder.Model.Name}.");
            await index.ClearAsync(cancellationToken);
        }

        var known = await index.ReadFingerprintsAsync(cancellationToken);
        List<ConversationStamp> living = [];
        await foreach (var stamp in conversations.ReadStampsAsync(cancellationToken))
        {
            living.Add(stamp);
        }

        ConversationId[] gone = [.. known.Keys.Except(living.Select(stamp => stamp.Id)).Order()];
        await index.DeleteAsync(gone, cancellationToken);
        ConversationId[] stale = [.. living.Where(stamp => known.GetValueOrDefault(stamp.Id) != FingerprintOf(stamp.Fingerprint)).Select(stamp => stamp.Id)];
        var withoutVector = await EmbedAsync(conversations, stale, cancellationToken);
        await index.CommitAsync(cancellationToken);
        return new EmbedReport(stale.Length, living.Count - stale.Length, gone.Length, withoutVector, warnings);
    }

    private async Task<int> EmbedAsync(IConversationReader conversations, ConversationId[] stale, CancellationToken cancellationToken)
    {
        var withoutVector = 0;
        var done = 0;
        var commitAt = FirstCommit;
        var batches = stale.Chunk(Batch).ToList();
        var next = batches.Count > 0 ? ReadAsync(conversations, batches[0], cancellationToken) : null;
        for (var batch = 0; next is not null; batch++)
        {
            var read = await next;

            // The store reads the next batch while the processor encodes this one.
            next = batch + 1 < batches.Count ? ReadAsync(conversations, batches[batch + 1], cancellationToken) : null;
            var rows = new EmbeddedQuestion[read.Count][];
            ParallelEncoding.ForEach(read.Count, place => rows[place] = Embed(read[place]), cancellationToken);
            await index.UpsertAsync(encoder.Model, [.. rows.SelectMany(row => row)], cancellationToken);
            withoutVector += rows.Count(row => Array.TrueForAll(row, HasNoVector));
            done += batches[batch].Length;
            Progress?.Report(new EmbedProgress(done, stale.Length));

            // Past this line a kill loses nothing before it. Commits grow apart because each may rewrite all there is.
            if (done >= commitAt)
            {
                await index.CheckpointAsync(cancellationToken);
                commitAt = 2 * done;
            }
        }

        return withoutVector;
    }

    private EmbeddedQuestion[] Embed(Conversation conversation) =>
        [.. ViewBuilder.Build(conversation).Select(views => new EmbeddedQuestion
        {
            Id = views.Id,
            Fingerprint = FingerprintOf(conversation.Fingerprint),
            QuestionText = views.QuestionText,
            QuestionVector = views.AskedText.Length == 0 ? null : encoder.Encode(views.AskedText),
            AnswerVector = Mean(views.AnswerPieces),
            Words = views.Words,
            IsQuestion = views.IsQuestion,
            Channel = conversation.Channel.Id,
            Asker = views.Asker,
            Authors = views.Authors,
            AskedAt = views.AskedAt,
            LastActivity = conversation.Messages[^1].SentAt,
        })];

    private float[]? Mean(IReadOnlyList<AnswerPiece> pieces)
    {
        var sum = new float[encoder.Model.Dimensions];
        foreach (var piece in pieces)
        {
            if (encoder.Encode(piece.Text) is { } vector)
            {
                TensorPrimitives.MultiplyAdd(vector, piece.Weight, sum, sum);
            }
        }

        var norm = TensorPrimitives.Norm(sum);
        if (!(norm > 0))
        {
            return null;
        }

        TensorPrimitives.Divide(sum, norm, sum);
        return sum;
    }

    // Views made by older rules are as stale as those of an older text.
    /// <summary>The fingerprint of the rows made of a conversation that has this one.</summary>
    public static string FingerprintOf(string conversation) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversation}.{ViewBuilder.Version}.{Words.Version}");

    private static bool HasNoVector(EmbeddedQuestion row) => row.QuestionVector is null && row.AnswerVector is null;

    private static Task<List<Conversation>> ReadAsync(
        IConversationReader conversations, ConversationId[] ids, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                List<Conversation> read = [];
                await foreach (var conversation in conversations.ReadAsync(ids, cancellationToken))
                {
                    read.Add(conversation);
                }

                return read;
            },
            cancellationToken);
}
