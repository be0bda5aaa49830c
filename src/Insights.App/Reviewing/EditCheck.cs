using Insights.Draft;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>Holds a reviewer's wording to the checks of a mined claim.</summary>
internal sealed class EditCheck(IMessageStore store, PseudonymKey key, ReviewOptions options)
{
    /// <exception cref="UnusableException">The edit changes nothing, or a claim of it fails a check.</exception>
    public async Task<EntryEdit> CheckAsync(FaqDraft draft, GivenEdit given, CancellationToken cancellationToken)
    {
        if (given is { Question: null, Answer: null })
        {
            throw new UnusableException($"The edit of {draft.Cluster} changes nothing; give question, answer or both.");
        }

        var marker = new TextMarker(new HashedNames(key, await store.ReadNamesAsync(cancellationToken)));
        var answer = given.Answer is null ? null : await ClaimsOfAsync(given.Answer, draft, cancellationToken);
        foreach (var text in (answer ?? []).Select(claim => claim.Text).Append(given.Question ?? ""))
        {
            if (marker.Mark(text, []).Marks.Count > 0)
            {
                throw new UnusableException($"The edit of {draft.Cluster} holds something that is masked in \"{text}\"; leave it out.");
            }
        }

        var edited = draft with { Question = given.Question ?? draft.Question, Answer = answer ?? draft.Answer };
        var verdict = await new ReviewStage(store, options).RunAsync(new[] { edited }.ToAsyncEnumerable(), cancellationToken).FirstAsync(cancellationToken);
        if (verdict.Dropped.Count > 0)
        {
            throw new UnusableException($"A claim of the edit fails a check ({verdict.Dropped[0].Reason}): \"{verdict.Dropped[0].Claim.Text}\"; correct it.");
        }

        return verdict.Verdict is Verdict.Rejected { CanBeOverruled: false } rejected
            ? throw new UnusableException($"The edit of {draft.Cluster} cannot be published ({rejected.Reason}); correct it.")
            : new EntryEdit(given.Question, answer);
    }

    private async Task<IReadOnlyList<Claim>> ClaimsOfAsync(IReadOnlyList<GivenClaim> claims, FaqDraft draft, CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, (ChannelId Channel, GuildId Guild)>(StringComparer.Ordinal);
        await foreach (var conversation in store.ReadAsync(draft.Conversations, cancellationToken))
        {
            foreach (var message in conversation.Messages)
            {
                places[message.Id.ToString()] = (message.Channel, conversation.Channel.Guild);
            }
        }

        return
        [
            .. claims.Select(claim => new Claim
            {
                Text = claim.Text,
                Evidence = [.. (claim.Evidence ?? []).Select(piece => places.TryGetValue(piece.Message, out var place)
                    ? new Evidence(MessageId.Parse(piece.Message), place.Channel, place.Guild, piece.Quote)
                    : throw new UnusableException($"Message {piece.Message} is in no conversation of this draft; cite one that is."))],
                Confidence = 1,
            }),
        ];
    }
}
