using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Insights.Agents;
using Insights.Classify;
using Insights.Draft.Reading;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Draft;

/// <summary>
/// Writes a FAQ draft for each topic out of its threads: a question that a newcomer would type and claims that cite the
/// messages they stand in; a topic that nobody answered is said to be so.
/// </summary>
public sealed class DraftStage(IConversationReader conversations, ITextEncoder encoder, IDraftCache cache, Drafter drafter)
{
    private readonly ThreadReader reader = new(encoder);

    public DraftStage(IConversationReader conversations, ITextEncoder encoder, IDraftCache cache)
        : this(conversations, encoder, cache, new ExtractiveDrafter(encoder))
    {
    }

    /// <summary>
    /// One outcome a topic, in their order; a topic whose fingerprint the cache knows is not drafted again.
    /// </summary>
    public async IAsyncEnumerable<DraftOutcome> RunAsync(
        IAsyncEnumerable<Topic> topics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var neighbours = NearestTopics.None;
        if (drafter.LooksAround)
        {
            var all = await topics.ToListAsync(cancellationToken);
            (topics, neighbours) = (all.ToAsyncEnumerable(), new NearestTopics(all));
        }

        var drafted = OrderedWork.SelectAsync(
            topics,
            drafter.Concurrency,
            async topic => FingerprintOf(topic) is var fingerprint && cache.Find(topic.Cluster.Id, fingerprint) is { } kept
                ? kept
                : await DraftAsync(topic, fingerprint, neighbours, cancellationToken),
            cancellationToken);
        await foreach (var outcome in drafted.WithCancellation(cancellationToken))
        {
            yield return outcome;
        }
    }

    /// <summary>
    /// Writes a draft's claims again with what was said against them; null where nobody can, or nothing came of it.
    /// </summary>
    public async Task<FaqDraft?> RewriteAsync(
        FaqDraft draft, IReadOnlyList<Objection> objections, CancellationToken cancellationToken)
    {
        var threads = await ReadAsync(draft.Conversations, cancellationToken);
        var material = DraftMaterial.Of(draft.Theme, threads, encoder.Encode(draft.Question), null);
        return await drafter.RewriteAsync(material, draft, objections, cancellationToken) is { Count: > 0 } claims
            ? DraftAssembly.With(draft, material, claims)
            : null;
    }

    /// <summary>
    /// Hash of all that a draft is made from: the members and what they hold, the theme, the encoder and the drafter.
    /// </summary>
    public string FingerprintOf(Topic topic)
    {
        var parts = topic.Cluster.Core
            .Select(member => $"{member.Question.Id} {member.Question.Fingerprint}")
            .Order(StringComparer.Ordinal)
            .Prepend($"{drafter.Version} {encoder.Model.Hash} {topic.Theme} {topic.Cluster.IsLoose}");
        return Hash(string.Join('\n', parts));
    }

    private async Task<DraftOutcome> DraftAsync(
        Topic topic, string fingerprint, NearestTopics neighbours, CancellationToken cancellationToken)
    {
        var threads = await ReadAsync(topic.Cluster.CoreConversations, cancellationToken);
        var material = DraftMaterial.Of(
            topic.Theme,
            threads,
            Vectors.Mean(topic.Cluster.Core.Select(member => member.Question.QuestionVector).OfType<float[]>()),
            Vectors.Mean(topic.Cluster.Core.Select(member => member.Question.AnswerVector).OfType<float[]>()));
        var written = await drafter.WriteAsync(material with { Outsiders = neighbours.QuestionsNear(topic) }, cancellationToken);

        // What stands in only until the model can be asked must not be found again as if it were the model's.
        return DraftAssembly.Make(
            topic, material, written, written.IsProvisional ? Hash($"{fingerprint} {written.By}") : fingerprint);
    }

    private async Task<List<ReadThread>> ReadAsync(IReadOnlyList<ConversationId> ids, CancellationToken cancellationToken)
    {
        var threads = new List<ReadThread>();
        await foreach (var conversation in conversations.ReadAsync(ids, cancellationToken))
        {
            threads.Add(reader.Read(conversation));
        }

        return threads;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
