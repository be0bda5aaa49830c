using System.Text.Json;
using Insights.App.Commands;
using Insights.App.Settings;
using Insights.Draft;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Publish;
using Insights.Review;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Reviewing;

/// <summary>Reads a reviewer's wording and holds it to the checks of a mined claim.</summary>
internal static class EditReader
{
    /// <exception cref="UnusableException">The file is no edit, or a claim of it fails a check.</exception>
    public static async Task<EntryEdit> ReadAsync(CommandContext context, string id, string file, CancellationToken cancellationToken)
    {
        var reviewed = Queue.Get(context.Work, id);
        var given = await ParseAsync(file, cancellationToken);
        context.RequireStore();
        var marker = new TextMarker(await context.ReadNamesAsync(cancellationToken));
        await using var services = context.Compose();
        var store = services.GetRequiredService<IMessageStore>();
        var answer = given.Answer is null ? null : await ClaimsOfAsync(given.Answer, reviewed.Draft, store, cancellationToken);
        foreach (var text in (answer ?? []).Select(claim => claim.Text).Append(given.Question ?? ""))
        {
            if (marker.Mark(text, []).Marks.Count > 0)
            {
                throw new UnusableException($"The edit of {id} holds something that is masked in \"{text}\"; leave it out.");
            }
        }

        var edited = reviewed.Draft with { Question = given.Question ?? reviewed.Draft.Question, Answer = answer ?? reviewed.Draft.Answer };
        var verdict = await new ReviewStage(store, ReviewRules.Of(context.Settings.Review))
            .RunAsync(new[] { edited }.ToAsyncEnumerable(), cancellationToken).FirstAsync(cancellationToken);
        if (verdict.Dropped.Count > 0)
        {
            throw new UnusableException($"A claim of the edit fails a check ({verdict.Dropped[0].Reason}): \"{verdict.Dropped[0].Claim.Text}\"; correct it.");
        }

        return verdict.Verdict is Verdict.Rejected rejected
            ? throw new UnusableException($"The edit of {id} cannot be published ({rejected.Reason}); correct it.")
            : new EntryEdit(given.Question, answer);
    }

    private static async Task<GivenEdit> ParseAsync(string file, CancellationToken cancellationToken)
    {
        using var text = TextFile.Open(file);
        try
        {
            var edit = JsonSerializer.Deserialize<GivenEdit>(await text.ReadToEndAsync(cancellationToken), JsonSerializerOptions.Web);
            return edit is { Question: null, Answer: null } or null
                ? throw new UnusableException($"{file} changes nothing; give question, answer or both.")
                : edit;
        }
        catch (JsonException cause)
        {
            throw new UnusableException($"{file} is no edit; give JSON as 'insights review show ID --json' prints it.", cause);
        }
    }

    private static async Task<IReadOnlyList<Claim>> ClaimsOfAsync(
        IReadOnlyList<GivenClaim> claims, FaqDraft draft, IConversationReader store, CancellationToken cancellationToken)
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

    private sealed record GivenEdit(string? Question, IReadOnlyList<GivenClaim>? Answer);

    private sealed record GivenClaim(string Text, IReadOnlyList<GivenEvidence>? Evidence);

    private sealed record GivenEvidence(string Message, string Quote);
}
